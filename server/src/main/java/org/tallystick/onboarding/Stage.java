package org.tallystick.onboarding;

/** How far a customer has come. Nothing is posted before they are active. */
public enum Stage {
    PROSPECT("Prospect"),
    VERIFIED("Verified"),
    ACTIVE("Active");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
