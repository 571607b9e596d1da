package org.tallystick.lib.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to apply a line: cash of all allocations and the unapplied rest are the amount of the line, or the original amount
 * when it is exchanged.
 *
 * @param exchanged the original amount whose currency all amounts here are in; null when it is that of the line
 * @param against the guards that speak against posting it
 * @param because what speaks for it, as sentences
 */
public record Proposal(
        Rule rule,
        @Nullable Original exchanged,
        List<Allocation> allocations,
        long unappliedMinor,
        List<Hypothesis> hypotheses,
        List<Guard> against,
        List<Sentence> because) {
    public Proposal {
        allocations = List.copyOf(allocations);
        hypotheses = List.copyOf(hypotheses);
        against = List.copyOf(against);
        because = List.copyOf(because);
    }
}
