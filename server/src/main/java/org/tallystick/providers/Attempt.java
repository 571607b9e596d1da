package org.tallystick.providers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

/**
 * One try to take money through a provider, for a request or with a saved method. Its id is the key of every call about it.
 *
 * @param consent what the payer agreed to when they let the method be kept
 * @param hostedPage the provider's page, while there is one
 * @param payment the money, once it came
 */
public record Attempt(
        UUID id,
        @Nullable UUID request,
        @Nullable UUID method,
        CustomerId customer,
        String provider,
        Money amount,
        @Nullable String consent,
        AttemptState state,
        @Nullable String providerPayment,
        @Nullable String hostedPage,
        @Nullable String reasonCode,
        @Nullable PaymentId payment,
        Instant madeAt,
        String madeBy,
        @Nullable Instant unknownSince,
        int looks) {}
