package org.tallystick.insights;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.aging.AgingBucketSet;

/**
 * Which aging is asked for: as of the end of a day, with what is known now or was known at a moment; the bucket set says
 * whether ages count from the due date or the invoice date.
 */
public record AgingQuery(
        LocalDate asOf,
        @Nullable Instant knownAt,
        AgingBucketSet buckets,
        By by,
        @Nullable CustomerId customer,
        @Nullable CurrencyCode currency) {
    /** What one row of the aging stands for. */
    public enum By {
        CUSTOMER,
        /** An open item, or a payment with something unapplied. */
        INVOICE
    }

    /** By customer and due date, with everything that is known. */
    public static AgingQuery on(LocalDate asOf) {
        return new AgingQuery(asOf, null, AgingBucketSet.BY_DUE_DATE, By.CUSTOMER, null, null);
    }

    public AgingQuery asKnownAt(@Nullable Instant moment) {
        return new AgingQuery(asOf, moment, buckets, by, customer, currency);
    }

    public AgingQuery in(AgingBucketSet other) {
        return new AgingQuery(asOf, knownAt, other, by, customer, currency);
    }

    public AgingQuery by(By other) {
        return new AgingQuery(asOf, knownAt, buckets, other, customer, currency);
    }

    public AgingQuery of(@Nullable CustomerId only) {
        return new AgingQuery(asOf, knownAt, buckets, by, only, currency);
    }

    public AgingQuery in(@Nullable CurrencyCode only) {
        return new AgingQuery(asOf, knownAt, buckets, by, customer, only);
    }

    /** Whether the figures are those of the whole ledger, so that they can be compared with it. */
    boolean isWhole() {
        return knownAt == null && customer == null;
    }
}
