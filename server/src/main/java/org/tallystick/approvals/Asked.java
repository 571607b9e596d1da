package org.tallystick.approvals;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * A deed somebody wants to do.
 *
 * @param subjectType what it is done to, such as {@code invoice}
 * @param label the number of the subject, as people call it
 * @param customer whom it concerns
 * @param base the amount in the company's currency
 * @param command all that is needed to do it, by name
 */
public record Asked(
        ApprovalKind kind,
        String subjectType,
        UUID subject,
        String label,
        @Nullable UUID customer,
        Money amount,
        Money base,
        String reason,
        Map<String, String> command) {
    public Asked {
        command = Map.copyOf(command);
    }

    /** A part of the command that every deed of the kind has. */
    public String part(String name) {
        return Objects.requireNonNull(command.get(name), name);
    }
}
