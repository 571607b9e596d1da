package org.tallystick.network;

import org.jspecify.annotations.Nullable;

/** How a message stands at the network, and why. */
public record NetworkReport(State state, @Nullable String reason) {
    /** What a network knows of a message. */
    public enum State {
        /** The receiver cannot be reached: it was not taken. */
        REFUSED,
        TAKEN,
        /** The receiver's access point has it. */
        ACKNOWLEDGED,
        ACCEPTED,
        REJECTED
    }
}
