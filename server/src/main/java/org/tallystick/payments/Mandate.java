package org.tallystick.payments;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/**
 * A payer's authority to debit an account. The reason says why it is blocked or revoked; the days of notice are what the
 * payer agreed to, null for the company's usual ones. How it was authorised is kept for ACH.
 */
public record Mandate(
        UUID id,
        CustomerId customer,
        String reference,
        LocalDate signedOn,
        Scheme scheme,
        String holder,
        DebitAccount account,
        @Nullable String authorizedHow,
        State state,
        @Nullable String stateReason,
        @Nullable LocalDate lastUsedOn,
        @Nullable Integer noticeDays) {
    /** So long after its last use, or its signature when it was never used, a mandate ends by itself (SEPA rulebooks). */
    private static final int MONTHS_UNUSED = 36;

    /** The rules it goes by: those of SEPA for consumers or companies, or the entry class of ACH. */
    public enum Scheme {
        CORE("Core", Network.SEPA),
        B2B("Business to business", Network.SEPA),
        PPD("PPD, consumer", Network.ACH),
        CCD("CCD, company", Network.ACH),
        WEB("WEB, consumer on the internet", Network.ACH);

        private final String title;
        private final Network network;

        Scheme(String title, Network network) {
            this.title = title;
            this.network = network;
        }

        public Network network() {
            return network;
        }

        public static List<Scheme> of(Network network) {
            return Arrays.stream(values())
                    .filter(scheme -> scheme.network == network)
                    .toList();
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

    /** The last day on which it may be used, as far as is known today; null for ACH, where it holds until revoked. */
    public @Nullable LocalDate validThrough() {
        return scheme.network() == Network.ACH
                ? null
                : (lastUsedOn == null ? signedOn : lastUsedOn).plusMonths(MONTHS_UNUSED);
    }

    public boolean isUsable(LocalDate on) {
        LocalDate last = validThrough();
        return state == State.ACTIVE && !on.isBefore(signedOn) && (last == null || !on.isAfter(last));
    }
}
