package org.tallystick.lib.matching;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The candidates of a payer, oldest first; fetched when a rule asks, because most lines are decided by what they name. */
final class Pool {
    private final Supplier<List<Entry>> source;
    private @Nullable List<Entry> items;

    Pool(Supplier<List<Entry>> source) {
        this.source = source;
    }

    List<Entry> items() {
        if (items == null) {
            items = source.get();
        }
        return items;
    }
}
