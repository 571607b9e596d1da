package org.tallystick.lib.bankfiles.pain;

import org.jspecify.annotations.Nullable;

/**
 * The group header of a pain.001 or pain.008.
 *
 * @param createdAt as written
 * @param transactions as stated; null when the header says nothing
 * @param controlSum as stated; null when the header says nothing
 */
public record PaymentMessage(
        String id,
        @Nullable String createdAt,
        @Nullable String initiatingParty,
        @Nullable String transactions,
        @Nullable String controlSum) {}
