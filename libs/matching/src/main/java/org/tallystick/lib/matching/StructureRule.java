package org.tallystick.lib.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tallystick.lib.matching.subset.Density;

/** CA-8: everything due up to a date, the oldest so many, the statement total, and all but one of these. */
final class StructureRule {
    private static final int MOST_FOUND = 4;
    /** The sums are few: how likely an accident is shows only in a wider window. */
    private static final long WINDOW = 10 * Density.WINDOW;

    private static final int MOST_NEAR = 5;
    private static final Comparator<Entry> BY_DUE_DATE =
            Comparator.comparing((Entry entry) -> entry.item().dueOn()).thenComparing(Entry::id);

    private final long amount;
    private final Set<Entry> named;
    private final Map<List<Entry>, String> fitting = new LinkedHashMap<>();
    private final Set<List<Object>> near = new HashSet<>();

    private StructureRule(Facts facts) {
        this.amount = facts.amount();
        this.named = facts.findings().named.keySet();
    }

    static Outcome structure(Facts facts) {
        var rule = new StructureRule(facts);
        Map<String, List<Entry>> byCustomer = new LinkedHashMap<>();
        facts.pool()
                .forEach(entry -> byCustomer
                        .computeIfAbsent(entry.item().customer(), key -> new ArrayList<>())
                        .add(entry));
        if (byCustomer.size() > 1) {
            rule.variants(facts.pool());
        }
        byCustomer.values().forEach(rule::variants);
        if (rule.fitting.isEmpty()) {
            return Outcome.nothing(Rule.STRUCTURE);
        }
        List<Settlement> found = rule.fitting.keySet().stream()
                .map(Settlement::full)
                .limit(MOST_FOUND)
                .toList();
        long fitting = rule.fitting.size();
        var density = new Density(List.of(fitting), List.of(fitting + rule.near.size() / 10));
        Outcome outcome = Outcome.of(Rule.STRUCTURE, found).with(density);
        return (rule.near.size() > MOST_NEAR ? outcome.against(Guard.NEAR_MISS) : outcome)
                .of(rule.fitting.values().iterator().next());
    }

    /** Some of the items of a set with a structure are named. */
    static Outcome around(Facts facts) {
        return facts.findings().named.isEmpty() ? Outcome.nothing(Rule.STRUCTURE) : structure(facts);
    }

    private void variants(List<Entry> pool) {
        Predicate<Entry> disputed = entry -> entry.item().disputed();
        Predicate<Entry> credit = entry -> entry.open() < 0;
        Predicate<Entry> special = disputed.or(credit).or(Entry::isResidual);
        List<Entry> byDueDate = pool.stream().sorted(BY_DUE_DATE).toList();
        boolean whole = false;
        for (Predicate<Entry> without : List.of(entry -> false, disputed, credit, disputed.or(credit), special)) {
            List<Entry> variant = pool.stream().filter(without.negate()).toList();
            if (variant.size() < pool.size() || !whole) {
                whole |= variant.size() == pool.size();
                prefixes(variant, "oldest");
                prefixes(byDueDate.stream().filter(without.negate()).toList(), "due");
            }
        }
    }

    private void prefixes(List<Entry> ordered, String family) {
        long sum = 0;
        boolean exceeded = false;
        for (int i = 0; i < ordered.size(); i++) {
            sum += ordered.get(i).open();
            List<Entry> prefix = ordered.subList(0, i + 1);
            look(prefix, sum, family + " " + (i + 1));
            if (sum > amount && !exceeded) {
                exceeded = true;
                allButOne(prefix, sum, family + " " + (i + 1));
            }
        }
        allButOne(ordered, sum, "total");
    }

    private void allButOne(List<Entry> entries, long sum, String family) {
        for (Entry left : entries) {
            long rest = sum - left.open();
            if (Math.abs(rest - amount) <= WINDOW) {
                look(entries.stream().filter(entry -> entry != left).toList(), rest, family + " without " + left.id());
            }
        }
    }

    private void look(List<Entry> set, long sum, String family) {
        if (set.size() < 2) {
            return;
        }
        if (sum == amount && set.containsAll(named)) {
            fitting.putIfAbsent(set.stream().sorted(BY_DUE_DATE).toList(), family);
        } else if (Math.abs(sum - amount) <= WINDOW) {
            near.add(List.of(sum, set.size(), set.getFirst()));
        }
    }
}
