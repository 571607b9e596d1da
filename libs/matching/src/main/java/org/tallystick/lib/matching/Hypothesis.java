package org.tallystick.lib.matching;

import java.util.List;

/** A difference with a name: what it is, how much, and on which items. */
public record Hypothesis(Adjustment name, long amountMinor, List<String> items) {
    public Hypothesis {
        items = List.copyOf(items);
    }
}
