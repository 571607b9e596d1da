package org.tallystick.lib.matching;

import org.jspecify.annotations.Nullable;

/**
 * A part of a line on one open item, in minor units; cash is negative for a credit memo taken along.
 *
 * @param adjustmentMinor settled or left open beside the cash, for the reason given
 */
public record Allocation(
        String item,
        long cashMinor,
        long adjustmentMinor,
        @Nullable Adjustment reason) {
    /** All of an open amount, in cash. */
    static Allocation full(Entry entry) {
        return new Allocation(entry.id(), entry.open(), 0, null);
    }
}
