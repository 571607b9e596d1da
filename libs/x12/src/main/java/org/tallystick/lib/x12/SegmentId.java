package org.tallystick.lib.x12;

import java.nio.charset.StandardCharsets;

/** The names of segments as strings that exist only once, so that reading makes none. */
final class SegmentId {
    private static final String KNOWN = """
            ISA GS ST SE GE IEA TA1 BPR TRN CUR REF DTM N1 N2 N3 N4 PER RDM LX TS2 TS3 CLP CAS NM1 MIA MOA AMT QTY SVC LQ PLB \
            BHT HL PRV SBR PAT DMG CLM DTP CL1 PWK CN1 K3 NTE CR1 CR2 CR3 CR5 CR6 CR7 CRC HI HCP OI MEA SV1 SV2 SV3 SV4 SV5 \
            SV6 SV7 PS1 LIN CTP SVD FRM TOO HSD INS EQ III EB MSG AAA LS LE MPI STC UM HCR CTX IK3 IK4 IK5 AK1 AK2 AK3 AK4 \
            AK5 AK9 ENT RMR ADX RPA NTE BGN TXI HD COB LUI IDC DSB ACT EC ICM LOC TST PDI""";

    private static final int SLOTS = 4_096;
    private static final String[] TABLE = table();

    private SegmentId() {}

    private static String[] table() {
        String[] table = new String[SLOTS];
        for (String id : KNOWN.strip().split("\\s+", -1)) {
            byte[] bytes = id.getBytes(StandardCharsets.US_ASCII);
            int slot = slot(bytes, 0, bytes.length);
            while (table[slot] != null && !table[slot].equals(id)) {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = id.intern();
        }
        return table;
    }

    private static int slot(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return (hash ^ (hash >>> 12)) & (SLOTS - 1);
    }

    /** The name in these bytes; what is longer than three is none we know. */
    static String of(byte[] bytes, int from, int to) {
        if (to - from > 3 || to <= from) {
            return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
        }
        int slot = slot(bytes, from, to);
        for (String known = TABLE[slot]; known != null; known = TABLE[slot]) {
            if (same(known, bytes, from, to)) {
                return known;
            }
            slot = (slot + 1) % SLOTS;
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean same(String known, byte[] bytes, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (known.charAt(i - from) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
