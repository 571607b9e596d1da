package org.tallystick.network;

/** What the sandbox does with a message. */
public enum SandboxBehaviour {
    ACCEPT("Acknowledge, then accept"),
    REJECT("Acknowledge, then reject"),
    DELAY("Acknowledge after a day, accept after two"),
    NO_ANSWER("Take it and keep silent at first, then accept"),
    UNREACHABLE("Not take it: the receiver is not registered");

    private final String title;

    SandboxBehaviour(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
