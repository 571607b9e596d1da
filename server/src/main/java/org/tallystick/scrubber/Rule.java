package org.tallystick.scrubber;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule: a stable code, what it asks, why, where that comes from, what to do about it, how severe it usually is, and the
 * question itself, a function of facts.
 */
public record Rule(
        String code,
        String title,
        String why,
        String source,
        Severity usual,
        String fix,
        Place place,
        Function<DraftFacts, Stream<Said>> check) {
    public Rule {
        if (!code.matches("SCR-[1-9]\\d\\d")) {
            throw new IllegalArgumentException("rule code " + code);
        }
    }

    public RuleGroup group() {
        for (RuleGroup group : RuleGroup.values()) {
            if (group.holds(code)) {
                return group;
            }
        }
        throw new IllegalStateException("no group for " + code);
    }
}
