package org.tallystick.payments;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.Money;

/**
 * What was unapplied of a payment, exchanged into a new payment in the currency that was paid; or the undoing of that. Both
 * sides are worth the same in the company's currency, so that an exchange is never a gain or a loss.
 *
 * @param booked what the first payment gives, in the currency the bank booked
 * @param paid what the second one is
 * @param baseMinor what either is in minor units of the company's currency
 * @param rule by which it was exchanged
 * @param reason why it was undone; null when this is no undoing
 * @param reverses the exchange that this undoes
 * @param reversedBy what undid this one
 */
public record PaymentExchange(
        UUID id,
        PaymentId from,
        PaymentId to,
        Money booked,
        Money paid,
        long baseMinor,
        LocalDate effectiveOn,
        String rule,
        @Nullable String reason,
        @Nullable UUID reverses,
        @Nullable UUID reversedBy,
        Instant recordedAt,
        String recordedBy) {
    private static final int RATE_DIGITS = 8;

    public PaymentExchange {
        if (booked.currency().equals(paid.currency()) || !booked.isPositive() || !paid.isPositive() || baseMinor < 0) {
            throw new IllegalArgumentException("no exchange: " + booked + " into " + paid);
        }
    }

    public boolean isActive() {
        return reverses == null && reversedBy == null;
    }

    /** What one of the currency paid cost in the one booked, rounded to eight significant digits. */
    public BigDecimal rate() {
        BigDecimal exact = booked.toDecimal().divide(paid.toDecimal(), 2 * RATE_DIGITS, RoundingMode.HALF_UP);
        return exact.round(new MathContext(RATE_DIGITS, RoundingMode.HALF_UP)).stripTrailingZeros();
    }

    /** The undoing of this, on a day that is not before it. */
    PaymentExchange undone(UUID undoing, LocalDate on, String why, Instant at, String by) {
        LocalDate day = on.isBefore(effectiveOn) ? effectiveOn : on;
        return new PaymentExchange(undoing, from, to, booked, paid, baseMinor, day, rule, why, id, null, at, by);
    }

    /** One currency goes from unapplied cash to clearing, the other from clearing to unapplied cash. */
    List<Posting> postings(Money base, @Nullable UUID customer) {
        if (base.minor() != baseMinor) {
            throw new IllegalArgumentException(base + " is not what the exchange is worth");
        }
        List<Posting> postings = List.of(
                Posting.debit(AccountRole.UNAPPLIED_CASH, booked, base, customer),
                Posting.credit(AccountRole.EXCHANGE_CLEARING, booked, base, customer),
                Posting.debit(AccountRole.EXCHANGE_CLEARING, paid, base, customer),
                Posting.credit(AccountRole.UNAPPLIED_CASH, paid, base, customer));
        return reverses == null
                ? postings
                : postings.stream().map(Posting::reversed).toList();
    }
}
