package org.tallystick.workbench.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.MatchRule;
import org.tallystick.cashapp.RuleChange;
import org.tallystick.lib.matching.promotion.Standing;
import org.tallystick.lib.matching.promotion.Standing.State;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.payments.MatchingRules;

/** Every matching rule with its record, and how their states changed. */
public record RulesPage(List<Row> rows, List<RuleChange> changes, Map<String, String> people) {
    private static final int PERCENT_DIGITS = 2;

    public RulesPage {
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
        people = Map.copyOf(people);
    }

    /**
     * A rule and what it has proved.
     *
     * @param undone of its last automatic postings
     * @param last change of its state; null where a new company has it
     */
    public record Row(
            MatchRule rule,
            Standing standing,
            int postings,
            long undone,
            @Nullable RuleChange last) {
        public String sentence() {
            return MatchingRules.sentence(rule.id());
        }

        public String bound() {
            return standing.cases() == 0 ? "—" : percent(standing.confidence().score());
        }

        /** What it takes to be promoted, said about this rule. */
        public String missing() {
            if (standing.state() != State.SUGGEST || standing.mayBePromoted()) {
                return "";
            }
            if (standing.wrongCustomers() > 0) {
                return "It took another customer's items once.";
            }
            return standing.cases() < Standing.FEWEST_CASES
                    ? (Standing.FEWEST_CASES - standing.cases()) + " more confirmed cases at least."
                    : "The cases prove " + bound() + ", it takes " + percent(Standing.BOUND) + ".";
        }
    }

    static Row row(
            MatchRule rule, Standing standing, Map<MatchRule, List<Boolean>> postings, List<RuleChange> changes) {
        List<Boolean> last = postings.getOrDefault(rule, List.of());
        return new Row(
                rule,
                standing,
                last.size(),
                last.stream().filter(stands -> !stands).count(),
                changes.stream()
                        .filter(change -> change.rule().equals(rule))
                        .findFirst()
                        .orElse(null));
    }

    public String personOf(RuleChange change) {
        return Objects.requireNonNullElse(people.get(change.by()), change.by());
    }

    public static String word(State state) {
        return switch (state) {
            case SUGGEST -> "Suggests";
            case PROMOTED -> "Posts by itself";
            case SUSPENDED -> "Suspended";
        };
    }

    public static Tone tone(State state) {
        return switch (state) {
            case SUGGEST -> Tone.INFO;
            case PROMOTED -> Tone.GOOD;
            case SUSPENDED -> Tone.BAD;
        };
    }

    /** {@code 99.50 %}, rounded down: a bound is never said to be better than it is. */
    public static String percent(BigDecimal share) {
        return share.movePointRight(2)
                        .setScale(PERCENT_DIGITS, RoundingMode.DOWN)
                        .toPlainString() + " %";
    }
}
