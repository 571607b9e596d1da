package org.tallystick.contracts;

/** What shares an invoice. */
public enum Grouping {
    CUSTOMER("One invoice per customer"),
    CONTRACT("One invoice per contract"),
    PURCHASE_ORDER("One invoice per purchase order"),
    SERVICE_MONTH("One invoice per month of service");

    private final String title;

    Grouping(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
