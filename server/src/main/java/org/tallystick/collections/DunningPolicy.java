package org.tallystick.collections;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.collections.dunning.Policy;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/** A version of how is dunned, as a company wrote it; it holds from a day on. */
public record DunningPolicy(
        UUID id,
        int version,
        String name,
        LocalDate from,
        List<Level> levels,
        int daysBetween,
        Map<CurrencyCode, Money> tolerance,
        boolean businessDays,
        boolean lessCredits) {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_LEVELS = 9;
    private static final int LONGEST_BETWEEN = 365;

    public DunningPolicy {
        name = name.strip();
        levels = List.copyOf(levels);
        tolerance = Map.copyOf(tolerance);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("POLICY_NAME", "Give the policy a name of at most 100 characters.");
        }
        if (levels.isEmpty() || levels.size() > MOST_LEVELS) {
            throw Refusal.invalid("POLICY_LEVELS", "A policy has one to nine levels.");
        }
        if (daysBetween < 1 || daysBetween > LONGEST_BETWEEN) {
            throw Refusal.invalid("POLICY_DAYS_BETWEEN", "Between two reminders lie 1 to 365 days.");
        }
        if (tolerance.values().stream().anyMatch(Money::isNegative)) {
            throw Refusal.invalid("POLICY_TOLERANCE", "A tolerance is zero or more.");
        }
        requireLater(levels);
    }

    /** Levels as somebody entered them: the days, and how each speaks. */
    public static Level level(int number, int days, Tone tone) {
        if ((days <= 0) != (tone == Tone.COURTESY)) {
            throw Refusal.invalid(
                    "POLICY_TONE",
                    "Level " + number + " is " + days
                            + " days after the due day: up to the due day there are courtesies"
                            + " only, afterwards none.");
        }
        return new Level(number, days, tone);
    }

    private static void requireLater(List<Level> levels) {
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).days() <= levels.get(i - 1).days()) {
                throw Refusal.invalid("POLICY_LEVELS", "Each level is later than the one before.");
            }
        }
    }

    /** The same as a rule; the calendar is that of the company. */
    Policy rule(BusinessDays calendar) {
        return new Policy(
                levels, daysBetween, tolerance, businessDays ? calendar : BusinessDays.EVERY_DAY, lessCredits);
    }
}
