package org.tallystick.workbench.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.LineState;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.cashapp.MatchRule;
import org.tallystick.cashapp.PaymentFlag;
import org.tallystick.cashapp.Proposed;
import org.tallystick.cashapp.ReviewQueue.Accepted;
import org.tallystick.cashapp.ReviewQueue.Kind;
import org.tallystick.cashapp.ReviewQueue.Waiting;
import org.tallystick.cashapp.Rulebook;
import org.tallystick.lib.matching.promotion.Standing;
import org.tallystick.lib.matching.promotion.Standing.State;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The payments that wait, the proposal for one of them, and what was accepted today. */
public record ReviewPage(
        Kind kind,
        String q,
        Page<Waiting> queue,
        Map<PaymentId, Proposed> proposals,
        @Nullable Chosen chosen,
        List<Accepted> today,
        Map<String, String> people,
        @Nullable Accepted justAccepted,
        boolean focus,
        Rulebook rules) {
    public ReviewPage {
        proposals = Map.copyOf(proposals);
        today = List.copyOf(today);
        people = Map.copyOf(people);
    }

    /** The payment whose proposal is shown, with its flags and what was decided about it before. */
    public record Chosen(
            Waiting payment,
            Proposed proposed,
            List<PaymentFlag> flags,
            @Nullable MatchDecision decision) {
        public Chosen {
            flags = flags.stream().filter(PaymentFlag::isOpen).toList();
        }
    }

    /** {@code Right in 612 of 612 confirmed cases}: what the rule has proved here. */
    public String record(String rule, Shell shell) {
        Standing standing = rules.of(rule);
        return standing.cases() == 0
                ? "It has no confirmed cases yet"
                : "Right in " + shell.count(standing.confidence().right()) + " of " + shell.count(standing.cases())
                        + " confirmed cases";
    }

    public State state(String rule) {
        return rules.of(rule).state();
    }

    /** Rules that were stopped and wait for a review. */
    public List<String> suspended() {
        return MatchRule.all().stream()
                .filter(rule -> rules.of(rule).state() == State.SUSPENDED)
                .map(MatchRule::id)
                .toList();
    }

    public static final List<Choice> KINDS = List.of(Kind.values()).stream()
            .map(kind -> new Choice(kind.name(), kind.title()))
            .toList();

    public @Nullable Proposed proposed(Waiting payment) {
        return proposals.get(payment.id());
    }

    public boolean isChosen(Waiting payment) {
        return chosen != null && chosen.payment().id().equals(payment.id());
    }

    public boolean isEverything() {
        return kind == Kind.ALL && q.isBlank();
    }

    public boolean hasAcceptable() {
        return proposals.values().stream().anyMatch(Proposed::isAcceptable);
    }

    /** What the address keeps while somebody works through the list. */
    public String query() {
        return "which=" + kind.name() + "&q=" + SeeOther.encoded(q) + "&page=" + queue.number();
    }

    public String personOf(Accepted accepted) {
        return Objects.requireNonNullElse(people.get(accepted.by()), accepted.by());
    }

    /** {@code 12 payments wait}. */
    public String summary(Shell shell) {
        return shell.count(queue.total()) + (queue.total() == 1 ? " payment waits" : " payments wait");
    }

    public static Tone tone(LineState state) {
        return switch (state) {
            case MATCH_SUGGESTED -> Tone.INFO;
            case UNIDENTIFIED -> Tone.WARN;
            default -> Tone.NEUTRAL;
        };
    }
}
