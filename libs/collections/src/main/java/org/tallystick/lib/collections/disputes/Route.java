package org.tallystick.lib.collections.disputes;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * One line of the routing rules: disputes it fits go to its owner. What is null fits everything.
 *
 * @param from disputes of at least this amount, in its currency alone
 */
public record Route<C, O>(
        @Nullable String reason,
        @Nullable C customer,
        @Nullable Money from,
        O owner) {
    /** The owner by the first line that fits. */
    public static <C, O> Optional<O> owner(List<Route<C, O>> lines, String reason, C customer, Money amount) {
        return lines.stream()
                .filter(line -> line.fits(reason, customer, amount))
                .map(Route::owner)
                .findFirst();
    }

    private boolean fits(String why, C whose, Money amount) {
        return (reason == null || reason.equals(why))
                && (customer == null || customer.equals(whose))
                && (from == null || (from.currency().equals(amount.currency()) && amount.compareTo(from) >= 0));
    }
}
