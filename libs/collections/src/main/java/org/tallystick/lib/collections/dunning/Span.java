package org.tallystick.lib.collections.dunning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * Days on which an item, or part of it, is not dunned: from the first to the day before the last; without a last one, on.
 *
 * @param amount how much of the item; none: all of it
 */
public record Span(
        String reason,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable Money amount) {
    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
