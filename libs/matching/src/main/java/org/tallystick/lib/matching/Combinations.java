package org.tallystick.lib.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.Findings.Option;
import org.tallystick.lib.matching.subset.Density;

/** The ways to read tokens that may mean several items, tried against the amount. */
final class Combinations {
    private static final int MOST_FOUND = 4;
    private static final int MOST_TRIED = 20_000;
    private static final int MOST_OPTIONAL = 14;

    private final Facts facts;
    private final List<Option> options;
    private final Effort effort;
    private final List<Settlement> found = new ArrayList<>();
    private final Set<Set<Entry>> seen = new HashSet<>();
    private final Set<Entry> chosen = new LinkedHashSet<>();
    /** No token has two readings: only then a fee may explain what is missing. */
    private final boolean clear;

    private int tried;
    private long near;

    Combinations(Facts facts, List<Option> options, Effort effort) {
        this.facts = facts;
        this.options = options;
        this.effort = effort;
        this.clear = options.stream().allMatch(option -> option.choices().size() == 1);
    }

    /**
     * The readings that close, each set of items once: with every token read, or else with some tokens taken for something
     * other than a document. None when there are too many readings to try.
     */
    List<Settlement> closing() {
        chosen.addAll(facts.named());
        choose(0, false);
        if (found.isEmpty() && tried <= MOST_TRIED && options.size() <= MOST_OPTIONAL) {
            choose(0, true);
        }
        return tried > MOST_TRIED || effort.isSpent() ? List.of() : found;
    }

    long nearMisses() {
        return near;
    }

    private void choose(int position, boolean optional) {
        if (++tried > MOST_TRIED || found.size() >= MOST_FOUND) {
            return;
        }
        if (position == options.size()) {
            test();
            return;
        }
        List<List<Entry>> choices = options.get(position).choices();
        if (optional || choices.stream().anyMatch(chosen::containsAll)) {
            choose(position + 1, optional);
        }
        for (List<Entry> choice : choices) {
            List<Entry> added = choice.stream().filter(chosen::add).toList();
            if (!added.isEmpty()) {
                choose(position + 1, optional);
                added.forEach(chosen::remove);
            }
        }
    }

    private void test() {
        if (chosen.size() == facts.findings().named.size() || !effort.spend(1)) {
            return;
        }
        List<Entry> entries = List.copyOf(chosen);
        Settlement settlement = closing(entries);
        if (settlement != null) {
            if (seen.add(Set.copyOf(chosen))) {
                found.add(settlement);
            }
        } else if (Math.abs(Facts.sum(entries) - facts.amount()) <= Density.WINDOW) {
            near++;
        }
    }

    private @Nullable Settlement closing(List<Entry> entries) {
        Settlement exact = Closing.exact(facts, entries);
        return exact == null && clear ? Closing.charged(facts, entries) : exact;
    }
}
