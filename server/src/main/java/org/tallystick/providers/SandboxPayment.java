package org.tallystick.providers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.providers.ProviderPayment.Dispute;

/**
 * A payment as the sandbox keeps it.
 *
 * @param thenState what comes of it by itself, from a moment on
 * @param unanswered how many questions about it get no answer
 */
public record SandboxPayment(
        String id,
        UUID key,
        Money amount,
        String title,
        @Nullable String returnTo,
        ProviderPayment.State state,
        ProviderPayment.@Nullable State thenState,
        @Nullable Instant thenAt,
        @Nullable String declineCode,
        Money fee,
        @Nullable Instant capturedAt,
        @Nullable String returnCode,
        Dispute.@Nullable Stage disputeStage,
        Money disputeFee,
        @Nullable LocalDate evidenceBy,
        boolean keepMethod,
        @Nullable String token,
        int unanswered,
        int events,
        Instant madeAt) {
    public boolean isOpen() {
        return state == ProviderPayment.State.OPEN;
    }
}
