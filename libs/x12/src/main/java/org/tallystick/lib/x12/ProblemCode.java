package org.tallystick.lib.x12;

/** The codes of everything that can be wrong with an interchange; a code is stable and never reused. */
public enum ProblemCode {
    FILE_EMPTY("FILE-EMPTY"),
    FILE_UNKNOWN("FILE-UNKNOWN"),
    FILE_TRUNCATED("FILE-TRUNCATED"),
    FILE_LIMIT("FILE-LIMIT"),
    TEXT_CHARSET("TEXT-CHARSET"),
    AMOUNT_SYNTAX("AMOUNT-SYNTAX"),
    AMOUNT_SCALE("AMOUNT-SCALE"),
    DATE_INVALID("DATE-INVALID"),
    NUMBER_SYNTAX("NUMBER-SYNTAX"),
    TIME_INVALID("TIME-INVALID"),
    CURRENCY_UNKNOWN("CURRENCY-UNKNOWN"),
    X12_HEADER("X12-ISA-01"),
    X12_MOMENT("X12-ENVELOPE-01"),
    X12_ORDER("X12-ORDER-01"),
    X12_TRANSACTION("X12-CONTROL-SE"),
    X12_GROUP("X12-CONTROL-GE"),
    X12_INTERCHANGE("X12-CONTROL-IEA"),
    REMITTANCE_SUM("EDI820-SUM-01"),
    REMITTANCE_ORDER("EDI820-ORDER-01"),
    PAYMENT_SUM("EDI835-SUM-01"),
    PAYMENT_CLAIM("EDI835-CLAIM-01"),
    PAYMENT_LINE("EDI835-LINE-01"),
    PAYMENT_CHARGE("EDI835-CHARGE-01"),
    PAYMENT_PATIENT("EDI835-PATIENT-01"),
    PAYMENT_NOTICE("EDI835-NOTICE-01"),
    PAYMENT_ORDER("EDI835-ORDER-01"),
    CLAIM_SUM("EDI837-SUM-01"),
    CLAIM_ORDER("EDI837-ORDER-01"),
    ACKNOWLEDGMENT_ORDER("EDI999-ORDER-01"),
    LEVEL_ORDER("X12-LEVEL-01"),
    GUIDE_SEGMENT("X12-SEGMENT-01"),
    GUIDE_ELEMENT("X12-ELEMENT-01"),
    PROVIDER_ID("X12-NPI-01");

    private final String text;

    ProblemCode(String text) {
        this.text = text;
    }

    /** The code as documents, screens and the command line show it: {@code X12-CONTROL-SE}. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
