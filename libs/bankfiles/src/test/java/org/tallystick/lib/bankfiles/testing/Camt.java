package org.tallystick.lib.bankfiles.testing;

/** Small camt messages for tests; only what a test names differs from one to the next. */
public final class Camt {
    private Camt() {}

    /** A camt.053.001.08 with one statement. */
    public static String statement(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + message("xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"", content);
    }

    /** The same without XML declaration, with the attributes given for the document. */
    public static String message(String attributes, String content) {
        return "<Document " + attributes + "><BkToCstmrStmt><Stmt><Id>S-1</Id>"
                + "<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>" + content
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    public static String balance(String code, String amount, String currency) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="%s">%s</Amt>\
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-02-27</Dt></Dt></Bal>""".formatted(code, currency, amount);
    }

    public static String credit(String amount, String currency) {
        return entry(amount, currency, "CRDT", "BOOK", "");
    }

    public static String entry(String amount, String currency, String mark, String status, String rest) {
        return """
                <Ntry><Amt Ccy="%s">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>%s</Cd></Sts>\
                <BookgDt><Dt>2026-02-27</Dt></BookgDt>%s</Ntry>""".formatted(currency, amount, mark, status, rest);
    }
}
