package org.tallystick.lib.bankfiles.statement;

import org.jspecify.annotations.Nullable;

/** The collection an entry stands for; its transactions may come in another file. */
public record Batch(
        @Nullable String messageId,
        @Nullable String paymentInformationId,
        int transactions,
        @Nullable StatedAmount total) {}
