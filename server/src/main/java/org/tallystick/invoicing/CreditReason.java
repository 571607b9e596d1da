package org.tallystick.invoicing;

import java.util.Arrays;

/** Why a credit memo is given. */
public enum CreditReason {
    PRICE("Wrong price"),
    QUANTITY("Wrong quantity"),
    RETURN("Returned or not delivered"),
    DUPLICATE("Billed twice"),
    QUALITY("Quality"),
    GOODWILL("Goodwill"),
    CORRECTION("Correction, to be billed anew"),
    OTHER_PAYER("Moved to another payer");

    private final String title;

    CreditReason(String title) {
        this.title = title;
    }

    /** Those one can choose for a credit memo; moving to another payer is a deed of its own. */
    public static CreditReason[] offered() {
        return Arrays.stream(values()).filter(reason -> reason != OTHER_PAYER).toArray(CreditReason[]::new);
    }

    public String title() {
        return title;
    }
}
