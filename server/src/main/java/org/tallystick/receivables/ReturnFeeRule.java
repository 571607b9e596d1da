package org.tallystick.receivables;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.ReturnReason;
import org.tallystick.platform.Refusal;

/**
 * What a returned payment costs the customer from a day on. No method means any; no reason means any but the bank's own. The
 * amount is without tax; zero ends the fee.
 */
public record ReturnFeeRule(
        UUID id,
        LocalDate validFrom,
        @Nullable PaymentMethod method,
        @Nullable ReturnReason reason,
        Money amount,
        Percent tax,
        int dueDays) {
    private static final int MOST_DAYS = 90;

    public ReturnFeeRule {
        if (amount.isNegative()) {
            throw Refusal.invalid("FEE_INVALID", "A fee is zero or more; zero ends it.");
        }
        if (dueDays < 0 || dueDays > MOST_DAYS) {
            throw Refusal.invalid("FEE_INVALID", "A fee is due after 0 to " + MOST_DAYS + " days.");
        }
        if (tax.compareTo(Percent.HUNDRED) > 0 || tax.compareTo(Percent.ZERO) < 0) {
            throw Refusal.invalid("TAX_RATE_INVALID", "A rate is 0 to 100 percent.");
        }
    }

    /** A payment that came back, as far as fees go. */
    public record Case(PaymentMethod method, ReturnReason reason, CurrencyCode currency, LocalDate on) {}

    /** The rule that says the most about the case, the latest of those; empty when it costs nothing. */
    public static Optional<ReturnFeeRule> choose(List<ReturnFeeRule> latestFirst, Case returned) {
        return latestFirst.stream()
                .filter(rule -> rule.covers(returned))
                .min(Comparator.comparingInt(ReturnFeeRule::unsaid))
                .filter(rule -> rule.amount.isPositive());
    }

    private boolean covers(Case returned) {
        boolean forReason = reason == null ? returned.reason() != ReturnReason.BANK : reason == returned.reason();
        return forReason
                && (method == null || method == returned.method())
                && amount.currency().equals(returned.currency())
                && !validFrom.isAfter(returned.on());
    }

    /** How much it leaves open; a rule for a reason says more than one for a method. */
    private int unsaid() {
        return (reason == null ? 2 : 0) + (method == null ? 1 : 0);
    }

    /** Rounded half up to the currency's digits. */
    public Money taxAmount() {
        return tax.of(amount, RoundingMode.HALF_UP);
    }
}
