package org.tallystick.lib.collections.fees;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tallystick.lib.money.Money;

/**
 * An item as late fees see it: what it was posted with, when it was due, and what was open of it at the start of each day. A
 * payment counts from the day after it, so that its own day still bears interest (DOMAIN GV-EU).
 */
public record LateItem(Money amount, LocalDate dueOn, NavigableMap<LocalDate, Money> openFrom) {
    public LateItem {
        openFrom = new TreeMap<>(openFrom);
    }

    /** What settled a part of the item, or, negative, was taken back. */
    public record Change(LocalDate on, Money settled) {}

    /** An item with what settled it, in any order. */
    public static LateItem settledBy(Money amount, LocalDate dueOn, Collection<Change> changes) {
        List<Change> ordered = new ArrayList<>(changes);
        ordered.sort((one, other) -> one.on().compareTo(other.on()));
        NavigableMap<LocalDate, Money> openFrom = new TreeMap<>();
        Money open = amount;
        for (Change change : ordered) {
            open = open.minus(change.settled());
            openFrom.put(change.on().plusDays(1), open);
        }
        return new LateItem(amount, dueOn, openFrom);
    }

    /** What was open at the start of a day; never below zero. */
    Money openOn(LocalDate day) {
        var last = openFrom.floorEntry(day);
        return (last == null ? amount : last.getValue()).max(Money.zero(amount.currency()));
    }
}
