package org.tallystick.payments;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/**
 * Money received as a person or a bank file reports it; source and source id together are reported once.
 *
 * @param taken the check or cash it was, when it is not at the bank yet; null when it came to the bank account
 */
public record PaymentInput(
        @Nullable CustomerId customer,
        PaymentMethod method,
        Money amount,
        LocalDate receivedOn,
        @Nullable String reference,
        @Nullable String payerName,
        @Nullable String payerAccount,
        UUID bankAccount,
        String source,
        String sourceId,
        @Nullable TakenByHand taken) {
    /** Money that came to the bank account. */
    public PaymentInput(
            @Nullable CustomerId customer,
            PaymentMethod method,
            Money amount,
            LocalDate receivedOn,
            @Nullable String reference,
            @Nullable String payerName,
            @Nullable String payerAccount,
            UUID bankAccount,
            String source,
            String sourceId) {
        this(
                customer,
                method,
                amount,
                receivedOn,
                reference,
                payerName,
                payerAccount,
                bankAccount,
                source,
                sourceId,
                null);
    }

    public PaymentInput {
        if (!amount.isPositive()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "The amount of a payment is above zero.");
        }
        if (source.isBlank() || sourceId.isBlank()) {
            throw Refusal.invalid("SOURCE_MISSING", "A payment needs a source and the source's own id.");
        }
        if (taken != null && !method.isTakenByHand()) {
            throw Refusal.invalid("METHOD_NOT_BY_HAND", "Only a check or cash is taken by hand; choose one of them.");
        }
    }

    /** Whose money these are said to be. */
    static List<CustomerId> customers(List<PaymentInput> inputs) {
        return inputs.stream()
                .flatMap(input -> Stream.ofNullable(input.customer()))
                .toList();
    }

    /** The same as money of whoever takes the customer's place. */
    PaymentInput ofSurvivor(Map<CustomerId, CustomerId> survivors) {
        CustomerId survivor = customer == null ? null : survivors.get(customer);
        if (survivor == null) {
            return this;
        }
        return new PaymentInput(
                survivor,
                method,
                amount,
                receivedOn,
                reference,
                payerName,
                payerAccount,
                bankAccount,
                source,
                sourceId,
                taken);
    }
}
