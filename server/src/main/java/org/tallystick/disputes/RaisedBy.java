package org.tallystick.disputes;

/** Through whom a dispute came to us. */
public enum RaisedBy {
    CUSTOMER("The customer"),
    STAFF("Somebody of ours"),
    E_INVOICE("A rejected electronic invoice"),
    SHORT_PAYMENT("A short payment");

    private final String title;

    RaisedBy(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
