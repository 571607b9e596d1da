package org.tallystick.cashapp;

/** Why a payment deserves a second look. */
public enum FlagRule {
    DUPLICATE("Possible duplicate"),
    PAYER_MISMATCH("Payer does not fit"),
    NEW_ACCOUNT("New bank details"),
    UNUSUAL_AMOUNT("Unusual amount"),
    BEFORE_INVOICE("Before the invoice"),
    MORE_THAN_OWED("More than owed"),
    OTHER_COMPANY("For another company");

    private final String title;

    FlagRule(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
