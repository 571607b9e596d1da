package org.tallystick.customers;

/** A way to reach a contact that they can allow and forbid. */
public enum ConsentChannel {
    EMAIL("E-mail"),
    PAPER("Paper"),
    SMS("SMS"),
    PHONE("Phone");

    private final String title;

    ConsentChannel(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
