package org.tallystick.customers;

/** How a customer gets documents unless told otherwise. */
public enum DeliveryChannel {
    EMAIL("E-mail"),
    PRINT("Print and post"),
    E_INVOICE("E-invoice network"),
    SMS("SMS with a link"),
    NONE("Not sent");

    private final String title;

    DeliveryChannel(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
