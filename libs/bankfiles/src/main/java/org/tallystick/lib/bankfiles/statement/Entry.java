package org.tallystick.lib.bankfiles.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One booking on the account.
 *
 * @param ordinal its place in the statement, from 1
 * @param direction the booking side as the file marks it; a reversed credit is a debit with {@code reversal}
 * @param bankReference the reference of the account servicer, which joins a statement with its notifications
 * @param fingerprint the same for the same booking in another delivery of the file
 * @param sound false when an ERROR was found in it: it must not be booked without a person
 */
public record Entry(
        long ordinal,
        @Nullable LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        StatedAmount amount,
        Direction direction,
        boolean reversal,
        EntryStatus status,
        TransactionCode transactionCode,
        @Nullable String reference,
        @Nullable String bankReference,
        @Nullable Batch batch,
        List<Charge> charges,
        List<Detail> details,
        @Nullable String additionalText,
        Fingerprint fingerprint,
        boolean sound) {
    public Entry {
        charges = List.copyOf(charges);
        details = List.copyOf(details);
    }

    /** Whether it counts in the balances. */
    public boolean isBooked() {
        return status == EntryStatus.BOOKED;
    }

    /** The exact amount with the sign of the account; null when the text of the amount is no number. */
    public @Nullable BigDecimal signed() {
        return amount.signed(direction);
    }
}
