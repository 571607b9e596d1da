package org.tallystick.providers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.Slice;

/** How an amount lies on open items: the oldest due first, each in full until the amount is used up. */
public final class Portions {
    private Portions() {}

    /** Without an amount: all of what is open. */
    public static List<Slice> of(List<OpenItem> items, @Nullable Money amount) {
        List<Slice> slices = new ArrayList<>();
        Money left = amount;
        for (OpenItem item : items.stream()
                .sorted(Comparator.comparing(OpenItem::dueOn).thenComparing(OpenItem::number))
                .toList()) {
            if (left != null && !left.currency().equals(item.currency())) {
                throw Refusal.invalid("CURRENCY_MISMATCH", "One payment has one currency; make a request for each.");
            }
            Money part = left == null ? item.open() : left.min(item.open());
            if (part.isPositive()) {
                slices.add(new Slice(item.id(), part));
                left = left == null ? null : left.minus(part);
            }
        }
        if (left != null && left.isPositive()) {
            throw Refusal.invalid(
                    "AMOUNT_TOO_HIGH", "That is more than the ticked items have open; tick more or ask for less.");
        }
        return slices;
    }
}
