package org.tallystick.receivables;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;

/**
 * What a payment is to settle, on which day, and by which rule ({@code manual} when a person decided).
 *
 * @param slices what is settled of each item by the payment and the credits taken along
 * @param differences with a name, settled beside it
 * @param credits how much is used of credits that are taken along, above zero
 */
public record AllocationRequest(
        PaymentId payment,
        List<Slice> slices,
        List<Difference> differences,
        List<Slice> credits,
        LocalDate effectiveOn,
        String rule) {
    public static final String MANUAL = "manual";
    private static final int MAX_SLICES = 2_000;

    public AllocationRequest {
        slices = List.copyOf(slices);
        differences = List.copyOf(differences);
        credits = List.copyOf(credits);
        if (slices.isEmpty() || slices.size() + differences.size() + credits.size() > MAX_SLICES) {
            throw Refusal.invalid(
                    "ALLOCATION_EMPTY", "Choose what the payment settles, at most " + MAX_SLICES + " items.");
        }
    }

    /** With early-payment discounts and nothing else beside the payment. */
    public AllocationRequest(
            PaymentId payment, List<Slice> slices, List<Slice> discounts, LocalDate effectiveOn, String rule) {
        this(payment, slices, discounts(discounts), List.of(), effectiveOn, rule);
    }

    private static List<Difference> discounts(List<Slice> discounts) {
        return discounts.stream()
                .map(slice -> new Difference(slice.item(), slice.amount(), Allocation.Kind.DISCOUNT))
                .toList();
    }

    Stream<Slice> everySlice() {
        return Stream.of(slices.stream(), differences.stream().map(Difference::slice), credits.stream())
                .flatMap(each -> each);
    }
}
