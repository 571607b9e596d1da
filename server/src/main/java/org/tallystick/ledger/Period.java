package org.tallystick.ledger;

import java.time.LocalDate;

/** A month of the books; nothing is posted into a closed one. */
public record Period(LocalDate startsOn, LocalDate endsOn, State state) {
    public enum State {
        OPEN,
        CLOSED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
