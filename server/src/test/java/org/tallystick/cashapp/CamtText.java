package org.tallystick.cashapp;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes small camt.053 files for tests; the closing balance is what the entries make of the opening one, unless told. */
public final class CamtText {
    private final List<String> statements = new ArrayList<>();

    public static CamtText file() {
        return new CamtText();
    }

    /** A statement of an account over some days. */
    public CamtText statement(
            String id, String account, LocalDate from, LocalDate to, String opening, Entry... entries) {
        BigDecimal closing = new BigDecimal(opening);
        for (Entry entry : entries) {
            closing = closing.add(entry.signed());
        }
        return statement(id, account, from, to, opening, closing.toPlainString(), entries);
    }

    public CamtText statement(
            String id, String account, LocalDate from, LocalDate to, String opening, String closing, Entry... entries) {
        var text = new StringBuilder();
        text.append("<Stmt><Id>").append(id).append("</Id><FrToDt><FrDtTm>").append(from);
        text.append("T00:00:00</FrDtTm><ToDtTm>").append(to).append("T23:59:59</ToDtTm></FrToDt>");
        text.append("<Acct><Id><IBAN>").append(account).append("</IBAN></Id><Ccy>EUR</Ccy></Acct>");
        text.append(balance("OPBD", opening, from)).append(balance("CLBD", closing, to));
        for (Entry entry : entries) {
            text.append(entry.xml());
        }
        statements.add(text.append("</Stmt>").toString());
        return this;
    }

    public byte[] bytes() {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>"
                        + "<GrpHdr><MsgId>1</MsgId><CreDtTm>2026-01-01T00:00:00</CreDtTm></GrpHdr>"
                        + String.join("", statements)
                        + "</BkToCstmrStmt></Document>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String balance(String code, String amount, LocalDate on) {
        boolean negative = amount.startsWith("-");
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount.replace("-", "")
                + "</Amt><CdtDbtInd>" + (negative ? "DBIT" : "CRDT") + "</CdtDbtInd><Dt><Dt>" + on + "</Dt></Dt></Bal>";
    }

    /** A booking; its details are written by the methods of this record. */
    public record Entry(String amount, boolean credit, LocalDate on, String status, String reference, String details) {
        public static Entry credit(String amount, LocalDate on, String details) {
            return new Entry(amount, true, on, "BOOK", "REF-" + amount, details);
        }

        static Entry debit(String amount, LocalDate on, String details) {
            return new Entry(amount, false, on, "BOOK", "REF-" + amount, details);
        }

        Entry pending() {
            return new Entry(amount, credit, on, "PDNG", reference, details);
        }

        public Entry referenced(String other) {
            return new Entry(amount, credit, on, status, other, details);
        }

        public static String text(String remittance) {
            return "<TxDtls><RmtInf><Ustrd>" + remittance + "</Ustrd></RmtInf></TxDtls>";
        }

        /** What somebody wrote whose name the bank knows. */
        static String of(String payer, String remittance) {
            return "<TxDtls><RltdPties><Dbtr><Nm>" + payer + "</Nm></Dbtr></RltdPties><RmtInf><Ustrd>" + remittance
                    + "</Ustrd></RmtInf></TxDtls>";
        }

        static String structured(String reference) {
            return "<TxDtls><RmtInf><Strd><CdtrRefInf><Ref>" + reference
                    + "</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>";
        }

        /** A payment its payer's bank can be asked about. */
        static String traced(String endToEndId, String remittance) {
            return "<TxDtls><Refs><EndToEndId>" + endToEndId + "</EndToEndId></Refs><RmtInf><Ustrd>" + remittance
                    + "</Ustrd></RmtInf></TxDtls>";
        }

        /** Paid in dollars, and turned into euros by the bank at a rate. */
        public static String inDollars(String amount, String rate, String endToEndId, String remittance) {
            return "<TxDtls><Refs><EndToEndId>" + endToEndId
                    + "</EndToEndId></Refs><AmtDtls><InstdAmt><Amt Ccy=\"USD\">"
                    + amount + "</Amt><CcyXchg><SrcCcy>USD</SrcCcy><TrgtCcy>EUR</TrgtCcy><XchgRate>" + rate
                    + "</XchgRate></CcyXchg></InstdAmt></AmtDtls><RmtInf><Ustrd>" + remittance
                    + "</Ustrd></RmtInf></TxDtls>";
        }

        /** Says how much is meant for a document. */
        static String stated(String number, String amount) {
            return "<TxDtls><RmtInf><Strd><RfrdDocInf><Nb>" + number
                    + "</Nb></RfrdDocInf><RfrdDocAmt><RmtdAmt Ccy=\"EUR\">" + amount
                    + "</RmtdAmt></RfrdDocAmt></Strd></RmtInf></TxDtls>";
        }

        /** One payment of a collective entry. */
        static String part(String amount, String remittance) {
            return "<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"EUR\">" + amount + "</Amt></TxAmt></AmtDtls><RmtInf><Ustrd>"
                    + remittance + "</Ustrd></RmtInf></TxDtls>";
        }

        static String returned(String code, String endToEndId) {
            return "<TxDtls><Refs><EndToEndId>" + endToEndId + "</EndToEndId></Refs><RtrInf><Rsn><Cd>" + code
                    + "</Cd></Rsn></RtrInf></TxDtls>";
        }

        BigDecimal signed() {
            BigDecimal value = status.equals("BOOK") ? new BigDecimal(amount) : BigDecimal.ZERO;
            return credit ? value : value.negate();
        }

        String xml() {
            return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>" + (credit ? "CRDT" : "DBIT")
                    + "</CdtDbtInd><Sts>" + status + "</Sts><BookgDt><Dt>" + on + "</Dt></BookgDt><ValDt><Dt>" + on
                    + "</Dt></ValDt><AcctSvcrRef>" + reference + "</AcctSvcrRef><NtryDtls>" + details
                    + "</NtryDtls></Ntry>";
        }
    }
}
