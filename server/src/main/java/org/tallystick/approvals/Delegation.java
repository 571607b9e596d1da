package org.tallystick.approvals;

import java.time.LocalDate;
import java.util.UUID;

/** Somebody decides for somebody else from a day to a day, both included; ended when it was called off before. */
public record Delegation(
        UUID id, UUID giver, UUID taker, LocalDate fromOn, LocalDate untilOn, String reason, boolean ended) {
    public boolean holds(LocalDate on) {
        return !ended && !on.isBefore(fromOn) && !on.isAfter(untilOn);
    }
}
