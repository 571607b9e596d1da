package org.tallystick.controls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** That a comparison was made, and how many breaks it named. */
public record TieOutRun(UUID id, LocalDate businessOn, int breaks, Instant recordedAt) {
    public boolean ties() {
        return breaks == 0;
    }
}
