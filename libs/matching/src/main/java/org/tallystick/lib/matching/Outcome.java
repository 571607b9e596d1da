package org.tallystick.lib.matching;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.subset.Density;

/** What one rule finds: nothing, one way to apply the line, or several, with what speaks against posting it. */
record Outcome(
        Rule rule,
        List<Settlement> settlements,
        Set<Guard> guards,
        @Nullable Density density,
        @Nullable String family) {
    Outcome {
        settlements = List.copyOf(settlements);
        guards = Set.copyOf(guards);
    }

    static Outcome nothing(Rule rule) {
        return new Outcome(rule, List.of(), Set.of(), null, null);
    }

    static Outcome of(Rule rule, List<Settlement> settlements) {
        return new Outcome(rule, settlements, Set.of(), null, null);
    }

    Outcome with(Density counted) {
        Outcome outcome = new Outcome(rule, settlements, guards, counted, family);
        return counted.tooDense() ? outcome.against(Guard.NEAR_MISS) : outcome;
    }

    Outcome of(@Nullable String name) {
        return new Outcome(rule, settlements, guards, density, name);
    }

    Outcome against(Guard guard) {
        Set<Guard> more = EnumSet.of(guard);
        more.addAll(guards);
        return new Outcome(rule, settlements, more, density, family);
    }

    /** What it finds in the currency that was paid. */
    Outcome exchanged() {
        return new Outcome(rule, settlements.stream().map(Settlement::exchanged).toList(), guards, density, family);
    }

    /** True when it may be believed that the amount is paid on items that it closes. */
    boolean closes(long amount) {
        return !guards.contains(Guard.NEAR_MISS)
                && settlements.stream().anyMatch(settlement -> settlement.closes(amount));
    }

    boolean isEmpty() {
        return settlements.isEmpty();
    }
}
