package org.tallystick.lib.matching;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.payer.Payer;

/**
 * All that the rules look at for one line.
 *
 * @param line as it was paid: in its own currency or in that of the original amount
 * @param received as the bank booked it
 * @param candidates of the payer; none when it is unknown
 * @param slips tokens that are nearly, or the end of, a number of the pool
 * @param repeated the payer has paid the same amount shortly before, whatever the text said
 * @param heads from a customer to the head of its group
 */
record Facts(
        ReceiptLine line,
        ReceiptLine received,
        Payer payer,
        Pool candidates,
        Findings findings,
        Slips slips,
        boolean repeated,
        Policy policy,
        UnaryOperator<String> heads) {
    List<Entry> pool() {
        return candidates.items();
    }

    long amount() {
        return line.amountMinor();
    }

    /** What was really paid, when the rules look at that; null when they look at the line as booked. */
    @Nullable
    Original exchanged() {
        return line.currency().equals(received.currency()) ? null : received.original();
    }

    List<Entry> named() {
        return List.copyOf(findings.named.keySet());
    }

    long discount(Entry entry) {
        return entry.discount(line.bookedOn(), policy.discountGraceDays());
    }

    static long sum(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::open).sum();
    }

    /** True when the items belong to one customer or one group. */
    boolean areOneGroup(List<Entry> entries) {
        return entries.stream()
                        .map(entry -> heads.apply(entry.item().customer()))
                        .distinct()
                        .count()
                == 1;
    }
}
