package org.tallystick.lib.bankfiles.statement;

/** The codes of everything that can be wrong with a bank file or a table; a code is stable and never reused. */
public enum ProblemCode {
    FILE_EMPTY("FILE-EMPTY"),
    FILE_UNKNOWN("FILE-UNKNOWN"),
    FILE_TRUNCATED("FILE-TRUNCATED"),
    FILE_LIMIT("FILE-LIMIT"),
    XML_DTD("XML-DTD"),
    XML_SYNTAX("XML-SYNTAX"),
    XML_ENCODING("XML-ENCODING"),
    XML_NAMESPACE("XML-NAMESPACE"),
    TEXT_CHARSET("TEXT-CHARSET"),
    AMOUNT_SYNTAX("AMOUNT-SYNTAX"),
    AMOUNT_SCALE("AMOUNT-SCALE"),
    AMOUNT_MARK("AMOUNT-MARK"),
    DATE_INVALID("DATE-INVALID"),
    CURRENCY_UNKNOWN("CURRENCY-UNKNOWN"),
    CAMT_BALANCE("CAMT-BAL-01"),
    CAMT_DETAIL_SUM("CAMT-SUM-01"),
    CAMT_SUMMARY("CAMT-SUM-02"),
    CAMT_STATUS("CAMT-STATUS-01"),
    NACHA_RECORD("NACHA-RECORD-01"),
    NACHA_LENGTH("NACHA-LENGTH-01"),
    NACHA_TRANSACTION("NACHA-TRANSACTION-01"),
    NACHA_ROUTING("NACHA-ROUTING-01"),
    NACHA_ADDENDA("NACHA-ADDENDA-01"),
    NACHA_CODE("NACHA-CODE-01"),
    NACHA_BLOCK("NACHA-BLOCK-01"),
    NACHA_BATCH_CONTROL("NACHA-CONTROL-8"),
    NACHA_FILE_CONTROL("NACHA-CONTROL-9"),
    PAIN_CONTROL("PAIN-CONTROL-01"),
    PAIN_STATUS("PAIN-STATUS-01"),
    TABLE_QUOTE("TABLE-QUOTE-01"),
    TABLE_COLUMNS("TABLE-COLUMNS-01"),
    TABLE_HEADER("TABLE-HEADER-01");

    private final String text;

    ProblemCode(String text) {
        this.text = text;
    }

    /** The code as documents, screens and the command line show it: {@code CAMT-BAL-01}. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
