package org.tallystick.customers;

/** How a customer stands with the company. Delivered work stays billable in every standing. */
public enum Standing {
    GOOD("Good"),
    WATCH("Watch"),
    HOLD("On hold"),
    STOP("Stopped");

    private final String title;

    Standing(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
