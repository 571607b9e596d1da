package org.tallystick.cast;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A day-end statement (camt.053) of an account in euros, as a bank would send it. */
public final class BankFile {
    private final String id;
    private final String iban;
    private final LocalDate day;
    private final StringBuilder entries = new StringBuilder();
    private BigDecimal opening = new BigDecimal("1000.00");
    private BigDecimal closing = opening;
    private BigDecimal error = BigDecimal.ZERO;

    private BankFile(String id, String iban, LocalDate day) {
        this.id = id;
        this.iban = iban;
        this.day = day;
    }

    public static BankFile of(String id, LocalDate day) {
        return new BankFile(id, "DE89370400440532013000", day);
    }

    /** What was there in the morning, said before any entry. */
    public BankFile opening(String amount) {
        opening = new BigDecimal(amount);
        closing = opening;
        return this;
    }

    /** Money that came in. */
    public BankFile credit(String amount, String payer, String text) {
        closing = closing.add(new BigDecimal(amount));
        entries.append("""
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>%s</Dt></BookgDt>\
                <ValDt><Dt>%s</Dt></ValDt><AcctSvcrRef>%s-%d</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>%s</Nm>\
                </Dbtr></RltdPties><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(amount, day, day, id, entries.length(), payer, text));
        return this;
    }

    /** Money of a direct debit, which the bank names by our own id. */
    public BankFile debited(String amount, String endToEndId) {
        credit(amount, "Somebody", "direct debit");
        int place = entries.lastIndexOf("<RltdPties>");
        entries.insert(place, "<Refs><EndToEndId>" + endToEndId + "</EndToEndId></Refs>");
        return this;
    }

    /** Money a bank took back, for a reason. */
    public BankFile returned(String amount, String payer, String endToEndId, String code) {
        closing = closing.subtract(new BigDecimal(amount));
        entries.append("""
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>%s</Dt></BookgDt>\
                <ValDt><Dt>%s</Dt></ValDt><AcctSvcrRef>%s-%d</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId>\
                </Refs><RltdPties><Dbtr><Nm>%s</Nm></Dbtr></RltdPties><RtrInf><Rsn><Cd>%s</Cd></Rsn></RtrInf></TxDtls>\
                </NtryDtls></Ntry>
                """.formatted(amount, day, day, id, entries.length(), endToEndId, payer, code));
        return this;
    }

    /** Makes the closing balance disagree with the entries. */
    public BankFile wrongBy(String amount) {
        error = new BigDecimal(amount);
        return this;
    }

    public byte[] bytes() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-01-01T00:00:00</CreDtTm></GrpHdr>
                <Stmt><Id>%s</Id><FrToDt><FrDtTm>%sT00:00:00</FrDtTm><ToDtTm>%sT23:59:59</ToDtTm></FrToDt>
                <Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>%s%s%s</Stmt>
                </BkToCstmrStmt></Document>
                """.formatted(
                        id, id, day, day, iban, balance("OPBD", opening), balance("CLBD", closing.add(error)), entries)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String balance(String code, BigDecimal amount) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
                <Dt><Dt>%s</Dt></Dt></Bal>
                """.formatted(code, amount, day);
    }
}
