package org.tallystick.invoicing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.shares.PayerRule;

/**
 * Who pays a customer's invoices, one after the other, from a day on; the customer pays what they leave. For all of a
 * customer, or for one contract. Without payers it ends what was arranged before.
 */
public record Arrangement(
        UUID id,
        CustomerId customer,
        @Nullable String contractNumber,
        int version,
        LocalDate validFrom,
        String reason,
        List<Payer> payers,
        Instant recordedAt,
        String recordedBy) {
    public Arrangement {
        payers = List.copyOf(payers);
    }

    /** The rule of one payer, with what of a maximum per period is used already. */
    PayerRule rule(Payer payer, Map<Arrangements.Used, Long> used) {
        Money most = payer.mostPerPeriod();
        Money left = null;
        if (most != null) {
            long before = used.getOrDefault(used(payer, most.currency()), 0L);
            left = most.minus(new Money(before, most.currency())).max(Money.zero(most.currency()));
        }
        return new PayerRule(payer.share(), payer.mostPerInvoice(), left);
    }

    Arrangements.Used used(Payer payer, CurrencyCode currency) {
        return new Arrangements.Used(new Arrangements.Scope(customer, contractNumber), payer.payer(), currency);
    }

    /** What one of them takes over, tax included: a share, at most so much per invoice and per period. */
    public record Payer(
            CustomerId payer,
            Percent share,
            CurrencyCode currency,
            @Nullable Money mostPerInvoice,
            @Nullable Period period,
            @Nullable Money mostPerPeriod) {
        boolean isLimited() {
            return mostPerInvoice != null || mostPerPeriod != null;
        }
    }

    /** Part of the calendar, by the date of the invoice. */
    public enum Period {
        MONTH("month"),
        QUARTER("quarter"),
        YEAR("year");

        private final String title;

        Period(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** The first day of the period a day is in. */
        public LocalDate start(LocalDate day) {
            return switch (this) {
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }
    }
}
