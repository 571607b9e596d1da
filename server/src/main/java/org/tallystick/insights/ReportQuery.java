package org.tallystick.insights;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;

/**
 * What a report is about. {@code to} is the day a balance is taken or the last day of a period; without {@code from}, the
 * period has no beginning. A report ignores what does not concern it.
 */
public record ReportQuery(
        @Nullable LocalDate from,
        LocalDate to,
        @Nullable Instant knownAt,
        @Nullable CustomerId customer,
        @Nullable CurrencyCode currency) {
    public static ReportQuery on(LocalDate day) {
        return new ReportQuery(null, day, null, null, null);
    }

    public ReportQuery from(@Nullable LocalDate day) {
        return new ReportQuery(day, to, knownAt, customer, currency);
    }

    public ReportQuery of(@Nullable CustomerId only) {
        return new ReportQuery(from, to, knownAt, only, currency);
    }

    public ReportQuery in(@Nullable CurrencyCode only) {
        return new ReportQuery(from, to, knownAt, customer, only);
    }

    String period() {
        return from == null ? "to " + to : from + " to " + to;
    }
}
