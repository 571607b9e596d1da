package org.tallystick.workbench.payments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;

/** Proposes amounts for the matching form: the oldest first, or items that sum to the payment exactly. */
final class Filling {
    private static final int MAX_SEARCHED = 18;

    private Filling() {}

    static Map<OpenItemId, Money> oldestFirst(List<OpenItem> items, Money left) {
        Map<OpenItemId, Money> amounts = new HashMap<>();
        Money rest = left;
        for (OpenItem item : items) {
            if (rest.isPositive()) {
                Money amount = rest.min(item.open());
                amounts.put(item.id(), amount);
                rest = rest.minus(amount);
            }
        }
        return amounts;
    }

    /** The fewest items that sum to the amount, the older ones when several do; empty when none of the oldest do. */
    static Map<OpenItemId, Money> exact(List<OpenItem> items, Money left) {
        for (OpenItem item : items) {
            if (item.open().equals(left)) {
                return Map.of(item.id(), left);
            }
        }
        List<OpenItem> searched = items.subList(0, Math.min(items.size(), MAX_SEARCHED));
        for (int size = 2; size <= searched.size(); size++) {
            List<OpenItem> found = new ArrayList<>();
            if (search(searched, 0, size, left.minor(), found)) {
                Map<OpenItemId, Money> amounts = new HashMap<>();
                found.forEach(item -> amounts.put(item.id(), item.open()));
                return amounts;
            }
        }
        return Map.of();
    }

    private static boolean search(List<OpenItem> items, int from, int size, long rest, List<OpenItem> found) {
        if (size == 0) {
            return rest == 0;
        }
        for (int i = from; i <= items.size() - size; i++) {
            OpenItem item = items.get(i);
            if (item.open().minor() <= rest) {
                found.add(item);
                if (search(items, i + 1, size - 1, rest - item.open().minor(), found)) {
                    return true;
                }
                found.removeLast();
            }
        }
        return false;
    }
}
