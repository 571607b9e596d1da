package org.tallystick.customers;

/** What sort of payer a customer is. */
public enum CustomerKind {
    BUSINESS("Business"),
    PERSON("Person"),
    PUBLIC_BODY("Public body"),
    INSURER("Insurer");

    private final String title;

    CustomerKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
