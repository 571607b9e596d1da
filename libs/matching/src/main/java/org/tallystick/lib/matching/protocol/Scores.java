package org.tallystick.lib.matching.protocol;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.matching.promotion.Wilson;
import org.tallystick.lib.matching.protocol.Replay.Matched;

/** How good decisions were, in total and per noise level. */
public final class Scores {
    private final Map<String, Figures> byNoise = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private Figures total = Figures.NONE;

    private Scores() {}

    /**
     * Counted lines.
     *
     * @param matchable lines that pay something
     * @param right lines posted as they really were
     * @param wrongCustomer posted on an item of somebody else
     * @param falseAccepts posted though there was nothing to apply
     * @param hits first suggestions that were right, of lines not posted
     */
    public record Figures(
            long lines,
            long matchable,
            long solvable,
            long posted,
            long right,
            long wrongCustomer,
            long falseAccepts,
            long hits,
            long postedMinor,
            long rightMinor) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Figures plus(Figures other) {
            return new Figures(
                    lines + other.lines,
                    matchable + other.matchable,
                    solvable + other.solvable,
                    posted + other.posted,
                    right + other.right,
                    wrongCustomer + other.wrongCustomer,
                    falseAccepts + other.falseAccepts,
                    hits + other.hits,
                    postedMinor + other.postedMinor,
                    rightMinor + other.rightMinor);
        }

        /** Right of what was posted. */
        public BigDecimal precision() {
            return share(right, posted);
        }

        public BigDecimal precisionLower() {
            return Wilson.lower(right, posted);
        }

        public BigDecimal precisionUpper() {
            return Wilson.upper(right, posted);
        }

        public BigDecimal precisionByMoney() {
            return share(rightMinor, postedMinor);
        }

        /** Right and posted of what pays something. */
        public BigDecimal straightThrough() {
            return share(right, matchable);
        }

        public BigDecimal falseAcceptRate() {
            return share(falseAccepts, lines - matchable);
        }

        /** The upper bound of the straight-through rate. */
        public BigDecimal solvableShare() {
            return share(solvable, matchable);
        }

        private static BigDecimal share(long part, long whole) {
            return whole == 0
                    ? BigDecimal.ZERO.setScale(5)
                    : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 5, RoundingMode.HALF_UP);
        }
    }

    /** Compares decisions with the truth. One of two lines that repeat each other may stand for the other. */
    public static Scores of(List<Matched> lines, Map<String, Truth> truths, Replay replay) {
        var scores = new Scores();
        Map<String, Truth> twins = twins(truths);
        Map<String, Boolean> posted = new HashMap<>();
        lines.forEach(matched -> posted.put(matched.line().id(), matched.isAuto()));
        for (Matched matched : lines) {
            Truth truth = truths.get(matched.line().id());
            if (truth != null) {
                scores.count(matched, standIn(truth, twins, posted), replay);
            }
        }
        return scores;
    }

    private static Map<String, Truth> twins(Map<String, Truth> truths) {
        Map<String, Truth> twins = new HashMap<>();
        for (Truth truth : truths.values()) {
            if (truth.duplicateOf() != null) {
                twins.put(truth.duplicateOf(), truth);
                Truth first = truths.get(truth.duplicateOf());
                if (first != null) {
                    twins.put(truth.line(), first);
                }
            }
        }
        return twins;
    }

    /** A line and its repetition change places when the repetition was posted and the line was not. */
    private static Truth standIn(Truth truth, Map<String, Truth> twins, Map<String, Boolean> posted) {
        Truth twin = twins.get(truth.line());
        if (twin == null) {
            return truth;
        }
        Truth first = truth.duplicateOf() == null ? truth : twin;
        Truth second = truth.duplicateOf() == null ? twin : truth;
        boolean swapped = posted.getOrDefault(second.line(), false) && !posted.getOrDefault(first.line(), false);
        return swapped ? twin : truth;
    }

    private void count(Matched matched, Truth truth, Replay replay) {
        Proposal proposal = matched.proposal();
        boolean right = proposal != null && truth.isMatchable() && truth.isMetBy(proposal.allocations());
        boolean auto = matched.isAuto();
        boolean stranger = proposal != null
                && auto
                && truth.isMatchable()
                && replay.touchesStranger(proposal.allocations(), truth);
        long amount = matched.line().amountMinor();
        Figures figures = new Figures(
                1,
                truth.isMatchable() ? 1 : 0,
                truth.isMatchable() && truth.solvable() ? 1 : 0,
                auto ? 1 : 0,
                auto && right ? 1 : 0,
                stranger ? 1 : 0,
                auto && !truth.isMatchable() ? 1 : 0,
                !auto && right ? 1 : 0,
                auto ? amount : 0,
                auto && right ? amount : 0);
        total = total.plus(figures);
        byNoise.merge(truth.noise(), figures, Figures::plus);
        if (auto && !right) {
            mistakes.add(matched.line() + " " + proposal + " " + truth);
        }
    }

    public Figures total() {
        return total;
    }

    public Map<String, Figures> byNoise() {
        return Map.copyOf(byNoise);
    }

    /** Each line posted wrongly, with what was proposed and the truth. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }
}
