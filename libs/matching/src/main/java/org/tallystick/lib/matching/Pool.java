package org.tallystick.lib.matching;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The candidates of a payer, oldest first; fetched when a rule asks, because most lines are decided by what they name. */
final class Pool {
    private final Supplier<List<Entry>> source;
    private @Nullable List<Entry> items;
    private @Nullable List<Entry> byAmount;

    Pool(Supplier<List<Entry>> source) {
        this.source = source;
    }

    /** By open amount, for counting sums. */
    List<Entry> byAmount() {
        if (byAmount == null) {
            byAmount = ordered(items());
        }
        return byAmount;
    }

    static List<Entry> ordered(List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingLong((Entry entry) -> entry.open()).thenComparing(Entry::id))
                .toList();
    }

    List<Entry> items() {
        if (items == null) {
            items = source.get();
        }
        return items;
    }
}
