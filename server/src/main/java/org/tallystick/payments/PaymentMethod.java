package org.tallystick.payments;

/** How money came in. */
public enum PaymentMethod {
    BANK_TRANSFER("Bank transfer"),
    DIRECT_DEBIT("Direct debit"),
    CARD("Card"),
    CHECK("Check"),
    CASH("Cash"),
    OTHER("Other");

    private final String title;

    PaymentMethod(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether somebody held it in their hands, and has to bring it to the bank. */
    public boolean isTakenByHand() {
        return this == CHECK || this == CASH;
    }
}
