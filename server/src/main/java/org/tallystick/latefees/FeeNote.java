package org.tallystick.latefees;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.fees.LateFee;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.OpenItemId;

/** The late fees of a customer for a month in one currency: posted under a number, never changed. */
public record FeeNote(
        UUID id, String number, CustomerId customer, YearMonth month, LocalDate on, Money amount, List<Fee> fees) {
    /** The message of a note that was posted. */
    public static final String CHARGED = "latefees.charged";

    public FeeNote {
        fees = List.copyOf(fees);
    }

    /**
     * One fee; an installment of the note, with its own open item.
     *
     * @param late the item that was late, and {@code lateNumber} what people call it
     */
    public record Fee(
            UUID id,
            int position,
            UUID rule,
            String ruleName,
            OpenItemId late,
            String lateNumber,
            LocalDate lateDueOn,
            OpenItemId item,
            LateFee fee) {}
}
