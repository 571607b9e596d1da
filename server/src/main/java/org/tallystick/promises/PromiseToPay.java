package org.tallystick.promises;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.promises.Promise;
import org.tallystick.lib.collections.promises.PromiseState;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.OpenItemId;

/**
 * A promise to pay and how it stands.
 *
 * @param promisedBy who of the customer gave it
 * @param parts how much of which item; they sum to the amount
 * @param judged what it came to when it was looked at last; null before that
 * @param ending how it ended before it was judged
 */
public record PromiseToPay(
        PromiseId id,
        CustomerId customer,
        Promise promise,
        PromiseChannel channel,
        String promisedBy,
        @Nullable String note,
        PromiseState state,
        List<Part> parts,
        @Nullable Judged judged,
        @Nullable Ending ending) {
    public PromiseToPay {
        parts = List.copyOf(parts);
    }

    /** How much of an item was promised. */
    public record Part(OpenItemId item, Money amount) {}

    /** What had come in time, and later, when it was judged. */
    public record Judged(LocalDate on, Money inTime, Money later) {}

    /** By whom or what it ended: for a reason, or because another promise took its place. */
    public record Ending(
            PromiseState state,
            LocalDate on,
            String reason,
            @Nullable PromiseId by) {}

    public Money amount() {
        return promise.amount();
    }

    /** Whether what was promised is kept out of dunning. */
    public boolean isOpen() {
        return isOpen(state);
    }

    static boolean isOpen(PromiseState state) {
        return state == PromiseState.PENDING || state == PromiseState.AWAITING_BANK_DATA;
    }

    /** In the words of people. */
    public static String title(PromiseState state) {
        return switch (state) {
            case PENDING -> "Pending";
            case AWAITING_BANK_DATA -> "Waits for bank data";
            case KEPT -> "Kept";
            case PARTIALLY_KEPT -> "Partly kept";
            case BROKEN -> "Broken";
            case KEPT_LATE -> "Kept late";
            case CANCELLED -> "Cancelled";
            case SUPERSEDED -> "Replaced";
        };
    }
}
