package org.tallystick.network;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done about a message its buyer rejected. */
public record FollowUp(
        UUID message,
        @Nullable UUID owner,
        LocalDate dueOn,
        @Nullable LocalDate doneOn,
        @Nullable String outcome) {
    public boolean isOpen() {
        return doneOn == null;
    }
}
