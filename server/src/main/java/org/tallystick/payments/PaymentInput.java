package org.tallystick.payments;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/** Money received as a person or a bank file reports it; source and source id together are reported once. */
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
        String sourceId) {
    public PaymentInput {
        if (!amount.isPositive()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "The amount of a payment is above zero.");
        }
        if (source.isBlank() || sourceId.isBlank()) {
            throw Refusal.invalid("SOURCE_MISSING", "A payment needs a source and the source's own id.");
        }
    }
}
