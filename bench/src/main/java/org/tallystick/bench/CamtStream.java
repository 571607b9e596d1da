package org.tallystick.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A camt.053 of one long statement, made while it is read; only one entry of it is ever in memory. */
final class CamtStream extends InputStream {
    private static final int DIGITS = 9;
    private static final long FIRST_CENTS = 100_000_000;
    private static final String NUMBER = "#".repeat(DIGITS);
    private static final String AMOUNT = "*".repeat(DIGITS + 1);
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">\
            <BkToCstmrStmt><GrpHdr><MsgId>B</MsgId><CreDtTm>2026-03-31T00:00:00</CreDtTm></GrpHdr><Stmt><Id>B-1</Id>\
            <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>""";
    private static final String TAIL = "</Stmt></BkToCstmrStmt></Document>";
    private static final String ENTRY = """
            <Ntry><NtryRef>%1$s</NtryRef><Amt Ccy="EUR">%2$s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
            <BookgDt><Dt>2026-03-31</Dt></BookgDt><ValDt><Dt>2026-03-31</Dt></ValDt><AcctSvcrRef>R%1$s</AcctSvcrRef>\
            <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>\
            <TxDtls><Refs><EndToEndId>E2E-%1$s</EndToEndId></Refs><Amt Ccy="EUR">%2$s</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
            <RltdPties><Dbtr><Pty><Nm>M\u00fcller &amp; S\u00f6hne GmbH %1$s</Nm></Pty></Dbtr><DbtrAcct><Id>\
            <IBAN>DE75512108001245126199</IBAN></Id></DbtrAcct></RltdPties><RltdAgts><DbtrAgt><FinInstnId>\
            <BICFI>SOGEDEFFXXX</BICFI></FinInstnId></DbtrAgt></RltdAgts><RmtInf>\
            <Ustrd>Payment of invoice INV-%1$s, thank you</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            """.formatted(NUMBER, AMOUNT);

    private final byte[] entry = bytes(ENTRY);
    private final List<Integer> numbers = places(NUMBER);
    private final List<Integer> amounts = places(AMOUNT);
    private final int entries;
    private final byte[] tail = bytes(TAIL);
    private byte[] part;
    private int position;
    private int next;
    private boolean tailBegun;
    private long total;

    CamtStream(int entries) {
        this.entries = entries;
        this.part = bytes(HEAD + balance("OPBD", 0) + balance("CLBD", sum(entries)));
    }

    /** The bytes that were read. */
    long total() {
        return total;
    }

    private static long sum(int entries) {
        return entries * FIRST_CENTS + (long) entries * (entries - 1) / 2;
    }

    private static String balance(String code, long cents) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%d.%02d</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
                <Dt><Dt>2026-03-31</Dt></Dt></Bal>""".formatted(code, cents / 100, cents % 100);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Integer> places(String mark) {
        var latin = new String(entry, StandardCharsets.ISO_8859_1);
        List<Integer> places = new ArrayList<>();
        for (int place = latin.indexOf(mark); place >= 0; place = latin.indexOf(mark, place + 1)) {
            places.add(place);
        }
        return places;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int done = 0;
        while (done < length && hasPart()) {
            int some = Math.min(length - done, part.length - position);
            System.arraycopy(part, position, buffer, offset + done, some);
            position += some;
            done += some;
        }
        total += done;
        return done == 0 && length > 0 ? -1 : done;
    }

    private boolean hasPart() {
        if (position < part.length) {
            return true;
        }
        if (tailBegun) {
            return false;
        }
        position = 0;
        if (next < entries) {
            write(next++);
            part = entry;
        } else {
            tailBegun = true;
            part = tail;
        }
        return true;
    }

    private void write(int number) {
        for (int place : numbers) {
            digits(number, place + DIGITS, DIGITS);
        }
        long cents = FIRST_CENTS + number;
        for (int place : amounts) {
            digits(cents % 100, place + DIGITS + 1, 2);
            entry[place + DIGITS - 2] = '.';
            digits(cents / 100, place + DIGITS - 2, DIGITS - 2);
        }
    }

    private void digits(long value, int end, int count) {
        long rest = value;
        for (int i = 1; i <= count; i++) {
            entry[end - i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
