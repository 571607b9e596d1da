package org.tallystick.disputes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.collections.disputes.DisputeCourse;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.receivables.OpenItemId;

/** A case about what somebody owes: what it is about, and how it stands now. */
public record Dispute(DisputeId id, String number, Matter matter, Standing standing) {
    /**
     * What it is about; this never changes.
     *
     * @param label the number of the document, as people call it
     * @param item the one item it is about; none: all installments of the invoice
     * @param theirCode what the customer calls the reason
     * @param payment the payment that came short
     */
    public record Matter(
            CustomerId customer,
            String label,
            @Nullable InvoiceId invoice,
            @Nullable Integer line,
            @Nullable OpenItemId item,
            Money amount,
            String reason,
            @Nullable String theirCode,
            String words,
            RaisedBy raisedBy,
            @Nullable PaymentId payment,
            @Nullable DisputeId splitFrom,
            LocalDate openedOn,
            Instant openedAt,
            String openedBy) {
        Matter over(Money part) {
            return new Matter(
                    customer, label, invoice, line, item, part, reason, theirCode, words, raisedBy, payment, splitFrom,
                    openedOn, openedAt, openedBy);
        }

        Matter splitOff(DisputeId from, String why, String what) {
            return new Matter(
                    customer, label, invoice, line, item, amount, why, theirCode, what, raisedBy, payment, from,
                    openedOn, openedAt, openedBy);
        }

        Matter opened(LocalDate on, Instant at, String by) {
            return new Matter(
                    customer, label, invoice, line, item, amount, reason, theirCode, words, raisedBy, payment,
                    splitFrom, on, at, by);
        }
    }

    /**
     * How it stands.
     *
     * @param contested what is left of the amount after splits
     * @param dueOn the last day to decide
     * @param escalated it was not decided in time
     */
    public record Standing(
            DisputeState state,
            int sequence,
            LocalDate sinceOn,
            Owner owner,
            LocalDate dueOn,
            boolean escalated,
            Money contested,
            @Nullable Money proposed,
            @Nullable Verdict verdict,
            @Nullable String cause) {}

    /**
     * What was accepted.
     *
     * @param request the request for approval it waits or waited for
     * @param deed the credit memo or the allocation of a write-off, once there is one
     */
    public record Verdict(
            Money accepted,
            @Nullable UUID request,
            @Nullable String deedType,
            @Nullable UUID deed) {
        public boolean isSettled() {
            return deed != null;
        }
    }

    public DisputeState state() {
        return standing.state();
    }

    public Money contested() {
        return standing.contested();
    }

    /** Whether what was accepted waits for somebody to agree. */
    public boolean awaitsApproval() {
        Verdict verdict = standing.verdict();
        return verdict != null && !verdict.isSettled();
    }

    /** Whether it asks for attention because nobody decided in time. */
    public boolean isLate() {
        return standing.escalated() && state().isUndecided();
    }

    /** What people may do next. */
    public Set<DisputeStep> offered() {
        Set<DisputeStep> steps = EnumSet.noneOf(DisputeStep.class);
        steps.addAll(DisputeCourse.allowed(state()));
        steps.remove(DisputeStep.TURN_DOWN);
        if (awaitsApproval()) {
            steps.remove(DisputeStep.CONFIRM);
        }
        return steps;
    }
}
