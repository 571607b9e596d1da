package org.tallystick.collections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.money.Money;

/**
 * One demand of all that a customer owes in a currency, at the highest level of what steps.
 *
 * @param on the business day of its run
 * @param reason why it was held back or failed, or what is to be known of it
 * @param sendFrom from when on the contact rules allow it
 */
public record Notice(
        UUID id,
        UUID run,
        CustomerId customer,
        String number,
        UUID policy,
        int policyVersion,
        int level,
        Tone tone,
        LocalDate on,
        Money total,
        NoticeState state,
        @Nullable String reason,
        @Nullable Instant sendFrom,
        @Nullable Instant sentAt) {
    /** Says that a notice is to be sent; its subject is the notice. */
    public static final String DUE = "ReminderDue";
}
