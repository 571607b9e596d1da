package org.tallystick.lib.collections.dunning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * How is dunned.
 *
 * @param levels in their order, later ones later
 * @param daysBetween least days between two notices about one item, suspended days left out
 * @param tolerance by currency: what is not worth a notice; none: everything is
 * @param calendar due days on closed days roll forward, and nothing is sent on closed days
 * @param lessCredits whether unused credits of the customer are taken off what is demanded
 */
public record Policy(
        List<Level> levels,
        int daysBetween,
        Map<CurrencyCode, Money> tolerance,
        BusinessDays calendar,
        boolean lessCredits) {
    public Policy {
        levels = List.copyOf(levels);
        tolerance = Map.copyOf(tolerance);
        if (daysBetween < 1) {
            throw new IllegalArgumentException("at least a day lies between two notices");
        }
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).number() != i + 1) {
                throw new IllegalArgumentException("levels are numbered from 1 on");
            }
            if (i > 0 && levels.get(i).days() <= levels.get(i - 1).days()) {
                throw new IllegalArgumentException("each level is later than the one before");
            }
        }
    }

    Money tolerance(CurrencyCode currency) {
        return tolerance.getOrDefault(currency, Money.zero(currency));
    }

    /** The day from which an item counts as due: the next business day when its due day is none. */
    public LocalDate due(LocalDate agreed) {
        return calendar.rollForward(agreed).rolledTo();
    }

    public Optional<Level> level(int number) {
        return levels.stream().filter(level -> level.number() == number).findFirst();
    }
}
