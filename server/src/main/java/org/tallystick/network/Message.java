package org.tallystick.network;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/**
 * One electronic invoice on its way to one receiver. Its id names it everywhere, so that it is sent once.
 *
 * @param documentType {@code INVOICE} or {@code CREDIT_MEMO}
 * @param owner who is asked when the buyer rejects it; null for nobody in particular
 */
public record Message(
        UUID id,
        String documentType,
        UUID document,
        String number,
        CustomerId customer,
        String receiver,
        UUID artefact,
        String sha256,
        @Nullable UUID owner,
        Instant madeAt,
        MessageState state,
        @Nullable String reason) {

    /** A state it came to, and who said so. */
    public record Step(MessageState state, @Nullable String reason, String toldBy, Instant at) {}
}
