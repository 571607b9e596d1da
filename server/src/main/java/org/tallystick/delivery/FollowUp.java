package org.tallystick.delivery;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done about a delivery that did not reach its recipient. */
public record FollowUp(
        UUID delivery,
        @Nullable UUID owner,
        LocalDate dueOn,
        @Nullable LocalDate doneOn,
        @Nullable String outcome) {
    public boolean isOpen() {
        return doneOn == null;
    }
}
