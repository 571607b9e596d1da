package org.tallystick.cashapp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * Something the bank reported before, or listed beside, the statement of the day. It books nothing by itself.
 *
 * @param format camt.052, camt.054 or mt942
 * @param pending the bank itself has not booked it
 * @param amount negative for money that leaves
 * @param entry the amount of the collective entry it belongs to; the same as the amount for one on its own
 * @param line the line of a statement that brought it; null while it is awaited
 * @param statement of that line
 */
public record Announcement(
        UUID id,
        UUID bankAccount,
        String format,
        boolean pending,
        LocalDate bookedOn,
        Money amount,
        Money entry,
        @Nullable String entryReference,
        @Nullable String counterparty,
        @Nullable String reference,
        String remittance,
        @Nullable String endToEndId,
        @Nullable OriginalAmount original,
        Instant announcedAt,
        @Nullable UUID line,
        @Nullable UUID statement) {
    /** Whether it lists payments of an entry, as against reporting what will be booked. */
    public boolean isDetail() {
        return format.equals("camt.054") && !pending;
    }

    public boolean isAwaited() {
        return line == null;
    }

    /** The format as banks write it. */
    public String formatTitle() {
        return format.startsWith("mt") ? format.toUpperCase(Locale.ROOT) : format;
    }
}
