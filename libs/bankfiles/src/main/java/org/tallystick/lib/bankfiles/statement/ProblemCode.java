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
    MT940_BALANCE("MT940-BAL-01"),
    MT940_SUM("MT940-SUM-01"),
    MT940_TAG("MT940-TAG-01"),
    MT940_REFERENCE("MT940-TAG-02"),
    BAI2_ACCOUNT("BAI2-CONTROL-49"),
    BAI2_GROUP("BAI2-CONTROL-98"),
    BAI2_FILE("BAI2-CONTROL-99"),
    BAI2_RECORD("BAI2-RECORD-01"),
    BAI2_STATUS("BAI2-STATUS-01"),
    LOCKBOX_BATCH("LOCKBOX-CONTROL-7"),
    LOCKBOX_BOX("LOCKBOX-CONTROL-8"),
    LOCKBOX_FILE("LOCKBOX-CONTROL-9"),
    LOCKBOX_RECORD("LOCKBOX-RECORD-01"),
    OFX_BALANCE("OFX-BAL-01"),
    OFX_STATUS("OFX-STATUS-01"),
    OFX_CORRECTION("OFX-CORRECTION-01"),
    OFX_SECURITIES("OFX-SEC-01"),
    STATEMENT_GAP("STATEMENT-GAP-01"),
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
