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
        Decider decider,
        String because,
        LocalDate askedOn,
        Times times,
        String askedBy,
        @Nullable Decision decision,
        @Nullable TakenBack takenBack) {

    /** When it was asked for, when an answer is due, and whom the wait was brought to. */
    public record Times(
            Instant askedAt,
            Instant remindAt,
            LocalDate dueOn,
            Instant dueAt,
            @Nullable Instant remindedAt,
            @Nullable Instant escalatedAt) {}

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

    /** Somebody changed their mind; the same was asked for again. */
    public record TakenBack(ApprovalId again, String reason, String by, Instant at) {}

    public ApprovalState state() {
        if (takenBack != null) {
            return ApprovalState.TAKEN_BACK;
        }
        return decision == null ? ApprovalState.WAITING : decision.verdict();
    }

    public boolean waits() {
        return decision == null;
    }

    public LocalDate dueOn() {
        return times.dueOn();
    }

    public Approver approver() {
        return decider.approver();
    }

    public boolean isLate(Instant now) {
        return waits() && !now.isBefore(times.dueAt());
    }

    public boolean isEscalated() {
        return times.escalatedAt() != null;
    }

    Approval decided(Decision made) {
        return new Approval(id, asked, decider, because, askedOn, times, askedBy, made, takenBack);
    }
}
