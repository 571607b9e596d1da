package org.tallystick.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * Money received. {@code allocated} is what it has settled; what is neither allocated nor returned nor claimed by a refund
 * nor exchanged is unapplied. It is disputed while its provider holds it back until the payer's dispute ends. Base amounts
 * are minor units of the company's currency at the rate of the day it came in.
 */
public record Payment(
        PaymentId id,
        String number,
        @Nullable CustomerId customer,
        PaymentMethod method,
        Money amount,
        long baseMinor,
        LocalDate receivedOn,
        @Nullable String reference,
        @Nullable String payerName,
        @Nullable String payerAccount,
        UUID bankAccount,
        String source,
        String sourceId,
        Instant recordedAt,
        Money allocated,
        long allocatedBaseMinor,
        Money returned,
        Money refunded,
        long refundedBaseMinor,
        Money exchanged,
        long exchangedBaseMinor,
        boolean disputed) {
    /** The source of payments that others were exchanged into; the source's id is that of the exchange. */
    static final String EXCHANGE = "exchange";

    public CurrencyCode currency() {
        return amount.currency();
    }

    public Money unapplied() {
        return amount.minus(allocated).minus(returned).minus(refunded).minus(exchanged);
    }

    /** What the unapplied amount is worth in the company's currency. */
    public long unappliedBaseMinor() {
        return isReturned() ? 0 : baseMinor - allocatedBaseMinor - refundedBaseMinor - exchangedBaseMinor;
    }

    public boolean isReturned() {
        return returned.isPositive();
    }

    /** Whether it is what another payment was exchanged into, and came to no bank account itself. */
    public boolean isExchange() {
        return source.equals(EXCHANGE);
    }

    /** The payment with more of it allocated, and the base amount that goes with it. */
    public Payment allocating(Money more, long moreBaseMinor) {
        return new Payment(
                id,
                number,
                customer,
                method,
                amount,
                baseMinor,
                receivedOn,
                reference,
                payerName,
                payerAccount,
                bankAccount,
                source,
                sourceId,
                recordedAt,
                allocated.plus(more),
                allocatedBaseMinor + moreBaseMinor,
                returned,
                refunded,
                refundedBaseMinor,
                exchanged,
                exchangedBaseMinor,
                disputed);
    }
}
