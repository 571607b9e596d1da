package org.tallystick.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** An 835 of one payment with as many like claims as a size asks for; it balances at every level. */
final class RemittanceFile {
    private static final String CLAIM = """
            CLP*C%09d*1*200*120*30*12*ICN0000001*11*1~
            NM1*QC*1*LOVELACE*ADA****MI*M1000001~
            NM1*82*1*HARA*BO****XX*1234567893~
            REF*EA*1122334~
            DTM*232*20260301~
            DTM*233*20260301~
            SVC*HC:Z1001:25*150*90**1~
            DTM*472*20260301~
            CAS*CO*45*40~
            CAS*PR*2*20~
            REF*6R*L1~
            AMT*B6*110~
            SVC*HC:Z1002*50*30**1~
            DTM*472*20260301~
            CAS*CO*45*10~
            CAS*PR*3*10~
            REF*6R*L2~
            AMT*B6*40~
            """;
    private static final int PAID = 120;
    private static final int CLAIM_LENGTH = CLAIM.formatted(1).length();
    private static final int CLAIM_SEGMENTS = 18;
    private static final int HEAD_SEGMENTS = 12;
    private static final int TAIL_SEGMENTS = 3;
    private static final int ENVELOPE = 600;

    private RemittanceFile() {}

    /** About so many bytes. */
    static byte[] of(int size) {
        int claims = Math.max(1, size / CLAIM_LENGTH);
        var text = new StringBuilder(size + ENVELOPE)
                .append(head(claims));
        for (int i = 1; i <= claims; i++) {
            text.append(CLAIM.formatted(i));
        }
        text.append(tail(claims));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(int claims) {
        return """
            ISA*00*          *00*          *ZZ*ACME           *ZZ*MERCY          *260302*0905*^*00501*000000007*0*T*:~
            GS*HP*ACME*MERCY*20260302*0905*12*X*005010X221A1~
            ST*835*0001~
            BPR*I*%s*C*CHK************20260302~
            TRN*1*T-1*1512345678~
            DTM*405*20260302~
            N1*PR*ACME HEALTH~
            N3*1 MAIN ST~
            N4*SPRINGFIELD*IL*627010001~
            PER*BL*DEE HELP*TE*5551234567~
            N1*PE*MERCY CLINIC*XX*1234567893~
            LX*1~
            """
                .formatted(BigDecimal.valueOf((long) claims * PAID));
    }

    private static String tail(int claims) {
        return """
            SE*%d*0001~
            GE*1*12~
            IEA*1*000000007~
            """
                .formatted(claims * CLAIM_SEGMENTS + HEAD_SEGMENTS - 1);
    }

    static long claims(int length) {
        return (length - ENVELOPE / 2L) / CLAIM_LENGTH;
    }

    static long segments(int length) {
        return claims(length) * CLAIM_SEGMENTS + HEAD_SEGMENTS + TAIL_SEGMENTS;
    }
}
