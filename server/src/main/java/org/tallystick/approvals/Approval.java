package org.tallystick.approvals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deed that took, or takes, a second person.
 *
 * @param because why it does, in a sentence
 * @param decision null while it waits
 */
public record Approval(
        ApprovalId id,
        Asked asked,
        Approver approver,
        String because,
        LocalDate askedOn,
        LocalDate dueOn,
        Instant askedAt,
        String askedBy,
        @Nullable Decision decision) {

    /**
     * What was decided.
     *
     * @param forWhom whose right was used, where somebody decided for somebody else
     */
    public record Decision(
            ApprovalState verdict,
            @Nullable String reason,
            String by,
            @Nullable String forWhom,
            Instant at,
            @Nullable Deed deed) {}

    /** What an approval brought about. */
    public record Deed(String subjectType, UUID subject, String label) {}

    public ApprovalState state() {
        return decision == null ? ApprovalState.WAITING : decision.verdict();
    }

    public boolean waits() {
        return decision == null;
    }

    public boolean isLate(LocalDate today) {
        return waits() && today.isAfter(dueOn);
    }
}
