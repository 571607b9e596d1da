package org.tallystick.receivables;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;

/**
 * What a payment is to settle, and which early-payment discounts are granted with it; on which day, and by which rule
 * ({@code manual} when a person decided).
 */
public record AllocationRequest(
        PaymentId payment, List<Slice> slices, List<Slice> discounts, LocalDate effectiveOn, String rule) {
    private static final int MAX_SLICES = 2_000;

    public AllocationRequest {
        slices = List.copyOf(slices);
        discounts = List.copyOf(discounts);
        if (slices.isEmpty() || slices.size() + discounts.size() > MAX_SLICES) {
            throw Refusal.invalid(
                    "ALLOCATION_EMPTY", "Choose what the payment settles, at most " + MAX_SLICES + " items.");
        }
    }

    Stream<Slice> everySlice() {
        return Stream.concat(slices.stream(), discounts.stream());
    }
}
