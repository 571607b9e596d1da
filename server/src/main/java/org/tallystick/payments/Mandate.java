package org.tallystick.payments;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/**
 * A payer's authority to debit an account. The reason says why it is blocked or revoked; the days of notice are what the
 * payer agreed to, null for the company's usual ones.
 */
public record Mandate(
        UUID id,
        CustomerId customer,
        String reference,
        LocalDate signedOn,
        Scheme scheme,
        String holder,
        String iban,
        @Nullable String bic,
        State state,
        @Nullable String stateReason,
        @Nullable LocalDate lastUsedOn,
        @Nullable Integer noticeDays) {
    /** So long after its last use, or its signature when it was never used, a mandate ends by itself (SEPA rulebooks). */
    private static final int MONTHS_UNUSED = 36;

    /** The rulebook: of consumers, with a right to a refund, or of companies, without. */
    public enum Scheme {
        CORE("Core"),
        B2B("Business to business");

        private final String title;

        Scheme(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Blocked by what a bank answered, until a person frees it; or revoked by the payer, for good. */
    public enum State {
        ACTIVE,
        BLOCKED,
        REVOKED
    }

    /** The last day on which it may be used, as far as is known today. */
    public LocalDate validThrough() {
        return (lastUsedOn == null ? signedOn : lastUsedOn).plusMonths(MONTHS_UNUSED);
    }

    public boolean isUsable(LocalDate on) {
        return state == State.ACTIVE && !on.isBefore(signedOn) && !on.isAfter(validThrough());
    }
}
