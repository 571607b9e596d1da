package org.tallystick.lib.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cash and adjustments on a set of items. */
record Settlement(List<Entry> entries, List<Allocation> allocations, List<Hypothesis> hypotheses) {
    Settlement {
        entries = List.copyOf(entries);
        allocations = List.copyOf(allocations);
        hypotheses = List.copyOf(hypotheses);
    }

    /** Each item in full. */
    static Settlement full(List<Entry> entries) {
        return new Settlement(entries, entries.stream().map(Allocation::full).toList(), List.of());
    }

    /** Each item less its own discount. */
    static Settlement discounted(List<Entry> entries, ToLongFunction<Entry> discount, Adjustment name) {
        List<Allocation> allocations = new ArrayList<>();
        List<String> items = new ArrayList<>();
        long total = 0;
        for (Entry entry : entries) {
            long taken = discount.applyAsLong(entry);
            if (taken == 0) {
                allocations.add(Allocation.full(entry));
            } else {
                allocations.add(new Allocation(entry.id(), entry.open() - taken, taken, name));
                items.add(entry.id());
                total += taken;
            }
        }
        return new Settlement(entries, allocations, List.of(new Hypothesis(name, total, items)));
    }

    /** So much less cash, all of it on the item with most cash; the others as they are. */
    Settlement less(long difference, Adjustment name) {
        int largest = 0;
        for (int i = 1; i < allocations.size(); i++) {
            if (allocations.get(i).cashMinor() > allocations.get(largest).cashMinor()) {
                largest = i;
            }
        }
        Allocation whole = allocations.get(largest);
        List<Allocation> changed = new ArrayList<>(allocations);
        changed.set(
                largest,
                new Allocation(
                        whole.item(), whole.cashMinor() - difference, whole.adjustmentMinor() + difference, name));
        List<Hypothesis> named = new ArrayList<>(hypotheses);
        named.add(new Hypothesis(name, difference, List.of(whole.item())));
        return new Settlement(entries, changed, named);
    }

    /** The same, as an exchange of what was paid. */
    Settlement exchanged() {
        List<Hypothesis> named = new ArrayList<>(hypotheses);
        named.add(new Hypothesis(
                Adjustment.FX, cash(), entries.stream().map(Entry::id).toList()));
        return new Settlement(entries, allocations, named);
    }

    /** True when it takes all of an amount and leaves nothing of its items open. */
    boolean closes(long amount) {
        return cash() == amount
                && allocations.stream().map(Allocation::reason).allMatch(reason -> reason == null || reason.settles());
    }

    /** Oldest first, as far as the amount goes. */
    static Settlement oldestFirst(List<Entry> entries, long amount) {
        List<Entry> ordered = entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.item().dueOn())
                        .thenComparing(Entry::id))
                .toList();
        List<Allocation> allocations = new ArrayList<>();
        long left = amount;
        for (Entry entry : ordered) {
            long cash = Math.min(left, entry.open());
            if (cash == entry.open()) {
                allocations.add(Allocation.full(entry));
            } else if (cash > 0) {
                allocations.add(new Allocation(entry.id(), cash, entry.open() - cash, Adjustment.PARTIAL));
            }
            left -= cash;
        }
        return new Settlement(ordered, allocations, List.of());
    }

    long cash() {
        return allocations.stream().mapToLong(Allocation::cashMinor).sum();
    }

    boolean hasSameItems(Settlement other) {
        return allocations.stream()
                .map(Allocation::item)
                .sorted()
                .toList()
                .equals(other.allocations.stream()
                        .map(Allocation::item)
                        .sorted()
                        .toList());
    }
}
