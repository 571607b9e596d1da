package org.tallystick.cashapp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.lib.matching.Rule;
import org.tallystick.lib.matching.promotion.Standing;

/** A rule that settles by itself where it is promoted: those of the engine, and those that carry out what the payer says. */
public record MatchRule(String id, int version, boolean promotedFromStart) {
    private static final List<MatchRule> ALL = Stream.concat(
                    Stream.of(PayersWord.STATED, PayersWord.INSTALLMENTS, AdvisedMatcher.RULE)
                            .map(id -> new MatchRule(id, 1, true)),
                    Stream.of(Rule.values())
                            .map(rule -> new MatchRule(rule.id(), rule.version(), rule.promotedFromStart())))
            .toList();

    private static final Map<String, MatchRule> BY_ID =
            ALL.stream().collect(Collectors.toMap(MatchRule::id, Function.identity()));

    /** In the order in which they are tried. */
    public static List<MatchRule> all() {
        return ALL;
    }

    /** The rule of this name; none for what a person decided or another module knows. */
    public static Optional<MatchRule> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    static MatchRule named(String id) {
        return of(id).orElseThrow(() -> new IllegalArgumentException("there is no rule " + id));
    }

    /** Where a new company has it. */
    public Standing fresh() {
        return Standing.fresh(promotedFromStart);
    }
}
