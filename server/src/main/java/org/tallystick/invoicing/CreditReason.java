package org.tallystick.invoicing;

/** Why a credit memo is given. */
public enum CreditReason {
    PRICE("Wrong price"),
    QUANTITY("Wrong quantity"),
    RETURN("Returned or not delivered"),
    DUPLICATE("Billed twice"),
    QUALITY("Quality"),
    GOODWILL("Goodwill"),
    CORRECTION("Correction, to be billed anew");

    private final String title;

    CreditReason(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
