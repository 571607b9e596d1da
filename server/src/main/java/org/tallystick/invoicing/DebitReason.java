package org.tallystick.invoicing;

/** Why a debit memo charges more. */
public enum DebitReason {
    PRICE("Billed at too low a price"),
    QUANTITY("Billed too little"),
    FREIGHT("Freight"),
    EXPENSES("Expenses"),
    OTHER("Other");

    private final String title;

    DebitReason(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
