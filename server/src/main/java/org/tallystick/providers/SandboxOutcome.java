package org.tallystick.providers;

/** What can be made to happen to a payment of the sandbox; the last two digits of an amount choose one, too. */
public enum SandboxOutcome {
    SUCCEED("Pay", 0),
    DECLINE("Be declined: no funds", 1),
    PENDING_THEN_SUCCEED("Wait, then succeed", 2),
    PENDING_THEN_FAIL("Wait, then fail", 3),
    NO_ANSWER("Pay, and the provider does not answer", 4),
    LATE_RETURN("Pay, and the bank takes it back", 5),
    DISPUTE("Pay, then dispute it", 6),
    DISPUTE_WON("Pay, dispute it, the company wins", 7),
    DISPUTE_LOST("Pay, dispute it, the company loses", 8);

    private final String title;
    private final int digits;

    SandboxOutcome(String title, int digits) {
        this.title = title;
        this.digits = digits;
    }

    public String title() {
        return title;
    }

    /** The one an amount asks for: 10.01 is declined, 10.04 gets no answer; most succeed. */
    public static SandboxOutcome of(long minor) {
        for (SandboxOutcome outcome : values()) {
            if (minor % 100 == outcome.digits) {
                return outcome;
            }
        }
        return SUCCEED;
    }
}
