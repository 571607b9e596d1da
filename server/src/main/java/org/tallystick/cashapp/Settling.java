package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.Adjustment;
import org.tallystick.lib.matching.Allocation;
import org.tallystick.lib.matching.Original;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.receivables.Allocation.Kind;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.Difference;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.Slice;

/**
 * How one way to apply a payment is carried out: what of each item, which differences, which credits are taken along.
 *
 * @param paid what the payment is exchanged into first, whose currency all amounts are in; null when it stays what it is
 */
record Settling(
        List<Slice> slices,
        List<Difference> differences,
        List<Slice> credits,
        @Nullable Money paid) {
    Settling {
        slices = List.copyOf(slices);
        differences = List.copyOf(differences);
        credits = List.copyOf(credits);
    }

    static Settling of(List<Slice> slices, List<Slice> discounts) {
        return new Settling(
                slices,
                discounts.stream()
                        .map(slice -> new Difference(slice.item(), slice.amount(), Kind.DISCOUNT))
                        .toList(),
                List.of(),
                null);
    }

    /** What stays open, such as a deduction, is none of it. */
    static Settling of(MatchBook book, Proposal proposal) {
        List<Slice> slices = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        List<Slice> credits = new ArrayList<>();
        for (Allocation allocation : proposal.allocations()) {
            OpenItem item = book.item(allocation.item());
            Money cash = new Money(allocation.cashMinor(), item.currency());
            if (cash.isNegative()) {
                credits.add(new Slice(item.id(), cash.negated()));
            } else if (cash.isPositive()) {
                slices.add(new Slice(item.id(), cash));
            }
            differences.addAll(differences(item, allocation, proposal));
        }
        return new Settling(slices, differences, credits, paid(proposal));
    }

    private static @Nullable Money paid(Proposal proposal) {
        Original exchanged = proposal.exchanged();
        return exchanged == null ? null : new Money(exchanged.amountMinor(), CurrencyCode.of(exchanged.currency()));
    }

    /** A discount may stand beside a fee on the same item; the hypotheses tell how much is which. */
    private static List<Difference> differences(OpenItem item, Allocation allocation, Proposal proposal) {
        Adjustment reason = allocation.reason();
        if (reason == null || !reason.settles()) {
            return List.of();
        }
        long named = reason == Adjustment.DISCOUNT ? allocation.adjustmentMinor() : named(allocation, proposal);
        List<Difference> differences = new ArrayList<>();
        add(differences, item, named, kind(reason));
        add(differences, item, allocation.adjustmentMinor() - named, Kind.DISCOUNT);
        return differences;
    }

    private static long named(Allocation allocation, Proposal proposal) {
        return proposal.hypotheses().stream()
                .filter(hypothesis -> hypothesis.name() == allocation.reason()
                        && hypothesis.items().contains(allocation.item()))
                .mapToLong(hypothesis -> hypothesis.amountMinor())
                .sum();
    }

    private static void add(List<Difference> differences, OpenItem item, long minor, Kind kind) {
        CurrencyCode currency = item.currency();
        if (minor > 0) {
            differences.add(new Difference(item.id(), new Money(minor, currency), kind));
        }
    }

    private static Kind kind(Adjustment reason) {
        return switch (reason) {
            case DISCOUNT -> Kind.DISCOUNT;
            case FEE -> Kind.BANK_FEE;
            case SMALL -> Kind.SMALL_DIFFERENCE;
            case DISCOUNT_LATE, DEDUCTION, PARTIAL -> throw new IllegalArgumentException(reason + " stays open");
            case FX -> throw new IllegalArgumentException("an exchange is nothing beside the cash");
        };
    }

    int size() {
        return slices.size() + differences.size() + credits.size();
    }

    List<Difference> on(OpenItem item) {
        return differences.stream()
                .filter(difference -> difference.item().equals(item.id()))
                .toList();
    }

    AllocationRequest request(PaymentId payment, LocalDate day, String rule) {
        return new AllocationRequest(payment, slices, differences, credits, day, rule);
    }
}
