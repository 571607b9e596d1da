package org.tallystick.receivables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/**
 * How credits taken along share the items with the payment: each credit goes to the largest items, so that the payment has
 * a part in as many items as can be, and what came together is taken back together.
 *
 * @param paid by the payment itself
 */
record Netting(List<Slice> paid, List<Credited> credited) {
    Netting {
        paid = List.copyOf(paid);
        credited = List.copyOf(credited);
    }

    /** What a credit settles of an item. */
    record Credited(OpenItemId credit, Slice slice) {}

    static Netting of(List<Slice> slices, List<Slice> credits) {
        if (credits.isEmpty()) {
            return new Netting(slices, List.of());
        }
        List<Slice> rest = new ArrayList<>(slices);
        rest.sort(Comparator.comparing(Slice::amount).reversed());
        List<Credited> credited = new ArrayList<>();
        for (Slice credit : credits) {
            use(credit, rest, credited);
        }
        List<Slice> paid =
                rest.stream().filter(slice -> slice.amount().isPositive()).toList();
        if (paid.isEmpty()) {
            throw Refusal.invalid(
                    "CREDIT_EXCEEDS_ITEMS",
                    "The credits alone cover these items; use them on the invoice, without the payment.");
        }
        return new Netting(paid, credited);
    }

    private static void use(Slice credit, List<Slice> rest, List<Credited> credited) {
        Money left = credit.amount();
        if (!left.isPositive()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "An amount to settle is above zero.");
        }
        for (int i = 0; i < rest.size() && left.isPositive(); i++) {
            Slice slice = rest.get(i);
            Money part = left.min(slice.amount());
            if (part.isPositive()) {
                credited.add(new Credited(credit.item(), new Slice(slice.item(), part)));
                rest.set(i, new Slice(slice.item(), slice.amount().minus(part)));
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            throw Refusal.invalid(
                    "CREDIT_EXCEEDS_ITEMS", "The credits are more than the items they are to settle; choose fewer.");
        }
    }
}
