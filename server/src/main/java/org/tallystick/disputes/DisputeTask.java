package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a colleague is asked for a dispute. */
public record DisputeTask(
        UUID id,
        DisputeId dispute,
        String what,
        UUID person,
        LocalDate dueOn,
        @Nullable LocalDate doneOn,
        @Nullable String outcome) {
    public boolean isOpen() {
        return doneOn == null;
    }

    public boolean isLate(LocalDate today) {
        return isOpen() && today.isAfter(dueOn);
    }
}
