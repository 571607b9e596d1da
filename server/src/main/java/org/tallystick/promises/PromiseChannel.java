package org.tallystick.promises;

/** How a customer gave a promise. */
public enum PromiseChannel {
    PHONE("On the phone"),
    EMAIL("By e-mail"),
    LETTER("By letter"),
    MEETING("Face to face"),
    PORTAL("In the portal");

    private final String title;

    PromiseChannel(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
