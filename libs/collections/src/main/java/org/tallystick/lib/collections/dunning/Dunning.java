package org.tallystick.lib.collections.dunning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * Chooses what is demanded on a business day. Each item climbs its own levels, one at a time, by its own due day and its own
 * last notice; nobody's campaign is inherited. The notice of a customer lists all that is overdue, at the highest level of those
 * that step.
 */
public final class Dunning {
    private final Policy policy;
    private final LocalDate day;

    private Dunning(Policy policy, LocalDate day) {
        this.policy = policy;
        this.day = day;
    }

    /**
     * The items are those of one customer in one currency.
     *
     * <pre>{@code
     * Selection selection = Dunning.select(policy, items, EUR, LocalDate.of(2026, 12, 1));
     * }</pre>
     */
    public static Selection select(Policy policy, Collection<Item> items, CurrencyCode currency, LocalDate day) {
        return new Dunning(policy, day).select(items, currency);
    }

    /** Nothing of a customer who is left out is demanded; each item says so. */
    public static Selection excluded(Policy policy, Collection<Item> items, CurrencyCode currency, LocalDate day) {
        var dunning = new Dunning(policy, day);
        List<Choice> choices = items.stream()
                .map(item -> dunning.choice(item, Place.EXCLUDED, item.lastLevel(), null))
                .toList();
        return new Selection(Optional.empty(), Money.zero(currency), choices);
    }

    private Selection select(Collection<Item> items, CurrencyCode currency) {
        List<Choice> judged = items.stream().map(this::judge).toList();
        Optional<Level> highest = judged.stream()
                .filter(choice -> choice.place() == Place.STEPS)
                .map(choice -> policy.levels().get(choice.level() - 1))
                .max(Comparator.comparingInt(Level::number));
        if (highest.isEmpty()) {
            return new Selection(Optional.empty(), Money.zero(currency), judged);
        }
        List<Choice> bundled = judged.stream().map(this::bundle).toList();
        Money demanded = sum(bundled, currency, Place.STEPS, Place.LISTED);
        Money total = demanded.plus(sum(bundled, currency, Place.CREDITED, Place.CREDITED));
        if (!policy.calendar().isOpen(day)) {
            return none(bundled, Place.CLOSED_DAY, currency);
        }
        if (demanded.compareTo(policy.tolerance(currency)) <= 0) {
            return none(bundled, Place.BELOW_TOLERANCE, currency);
        }
        if (total.compareTo(policy.tolerance(currency)) <= 0) {
            return none(bundled, Place.COVERED_BY_CREDIT, currency);
        }
        return new Selection(highest, total, bundled);
    }

    private static Selection none(List<Choice> choices, Place why, CurrencyCode currency) {
        List<Choice> out = new ArrayList<>();
        for (Choice choice : choices) {
            out.add(choice.isIn() ? choice.as(why, Money.zero(currency)) : choice);
        }
        return new Selection(Optional.empty(), Money.zero(currency), out);
    }

    private Choice judge(Item item) {
        if (!item.open().isPositive()) {
            return choice(item, Place.SETTLED, item.lastLevel(), null);
        }
        if (item.isReserved()) {
            return choice(item, Place.RESERVED, item.lastLevel(), null);
        }
        if (item.isStopped(day)) {
            return choice(item, Place.SUSPENDED, item.lastLevel(), reasons(item));
        }
        if (item.isWaiting()) {
            return choice(item, Place.WAITING, item.lastLevel(), null);
        }
        if (policy.levels().isEmpty()) {
            return choice(item, Place.NO_LEVELS, item.lastLevel(), null);
        }
        return step(item, policy.due(item.dueOn()));
    }

    private Choice step(Item item, LocalDate due) {
        boolean overdue = day.isAfter(due);
        Optional<Level> next = policy.levels().stream()
                .filter(level -> level.number() > item.lastLevel())
                .filter(level -> !overdue || !level.isCourtesy())
                .findFirst();
        if (next.isEmpty()) {
            return choice(item, overdue ? Place.ALL_LEVELS_SENT : Place.NOT_DUE, item.lastLevel(), null);
        }
        boolean reached = DunningClock.days(item, due, day) >= next.get().days();
        if (!reached
                && !(overdue && item.isPromiseBroken())) { // a broken promise does not wait for the next level's day
            return choice(item, overdue ? Place.LEVEL_NOT_REACHED : Place.NOT_DUE, item.lastLevel(), null);
        }
        LocalDate last = item.lastOn();
        if (last != null && DunningClock.between(item, last, day) < policy.daysBetween()) {
            return choice(item, Place.TOO_SOON, item.lastLevel(), null);
        }
        return choice(item, Place.STEPS, next.get().number(), null);
    }

    /** What is overdue, and what stopped stepping, is listed with those that step; credits when the policy wants them. */
    private Choice bundle(Choice choice) {
        return switch (choice.place()) {
            case STEPS -> choice.as(Place.STEPS, choice.item().dunnable(day));
            case LEVEL_NOT_REACHED, TOO_SOON, ALL_LEVELS_SENT ->
                isOverdue(choice.item()) ? choice.as(Place.LISTED, choice.item().dunnable(day)) : choice;
            case SETTLED ->
                policy.lessCredits() && choice.item().open().isNegative()
                        ? choice.as(Place.CREDITED, choice.item().open())
                        : choice;
            default -> choice;
        };
    }

    private boolean isOverdue(Item item) {
        return day.isAfter(policy.due(item.dueOn()));
    }

    private String reasons(Item item) {
        return String.join(
                ", ",
                item.spans().stream()
                        .filter(span -> span.holdsOn(day))
                        .map(Span::reason)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private Choice choice(Item item, Place place, int level, @Nullable String detail) {
        LocalDate due = policy.due(item.dueOn());
        return new Choice(
                item,
                place,
                level,
                Money.zero(item.open().currency()),
                item.open().isPositive() ? DunningClock.days(item, due, day) : 0,
                detail,
                due.equals(item.dueOn()) ? null : item.dueOn());
    }

    private static Money sum(List<Choice> choices, CurrencyCode currency, Place one, Place other) {
        return choices.stream()
                .filter(choice -> choice.place() == one || choice.place() == other)
                .map(Choice::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
