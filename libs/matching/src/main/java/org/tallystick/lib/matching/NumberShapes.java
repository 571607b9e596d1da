package org.tallystick.lib.matching;

import java.util.HashSet;
import java.util.Set;
import org.tallystick.lib.matching.text.Folding;

/** How long the numbers of the documents are, so that one can tell what cannot be one of them. */
final class NumberShapes {
    private static final int SLIPS = 2;

    private final Set<Integer> lengths = new HashSet<>();

    void add(Entry entry) {
        lengths.add(Folding.digits(entry.number()));
        String order = entry.item().order();
        if (order != null) {
            lengths.add(Folding.digits(order));
        }
    }

    /** True when so many digits may be a number, one with slips, or its last four to six. */
    boolean mayBeNumber(int digits) {
        if (digits < 4) {
            return false;
        }
        for (int slip = -SLIPS; slip <= SLIPS; slip++) {
            if (lengths.contains(digits + slip)) {
                return true;
            }
        }
        return digits <= 6 || lengths.stream().anyMatch(length -> length > digits);
    }
}
