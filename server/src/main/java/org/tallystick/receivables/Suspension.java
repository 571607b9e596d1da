package org.tallystick.receivables;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * An interval in which the dunning clock of an open item stands still, for all of it or for an amount (RULE-10). It holds from
 * {@code from} to the day before {@code until}; without an end it holds until it is ended. The item itself is owed as before.
 *
 * @param holder the dispute, promise, plan or placement behind it
 * @param amount how much of the item is suspended; none: all of it
 */
public record Suspension(
        UUID id,
        OpenItemId item,
        Reason reason,
        UUID holder,
        @Nullable Money amount,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String note) {
    /** Why a clock stands still (DOMAIN 1.7). */
    public enum Reason {
        DISPUTE("In dispute"),
        PROMISE("Payment promised"),
        PLAN("Payment plan"),
        HARDSHIP("Hardship"),
        INSOLVENCY("Insolvency"),
        MANUAL("Paused by hand"),
        DELIVERY_FAILED("The document did not arrive"),
        BANK_DATA_STALE("Bank data are not complete"),
        HOLD("On hold"),
        AGENCY("At an agency");

        private final String title;

        Reason(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** How much of what is open is suspended: never more than is open. */
    public Money of(Money open) {
        return Optional.ofNullable(amount)
                .filter(part -> part.minor() < open.minor())
                .orElse(open);
    }
}
