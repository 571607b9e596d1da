package org.tallystick.lib.matching.promotion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one version of a rule stands in one company: {@code SUGGEST → PROMOTED → SUSPENDED → SUGGEST}. Confirmed cases are
 * suggestions a person accepted or corrected, and labelled history; what was posted automatically proves nothing.
 *
 * @param approver who promoted it; null while it suggests
 * @param recent the last automatic postings, true for right, the newest last
 */
public record Standing(
        State state,
        long cases,
        long errors,
        long wrongCustomers,
        @Nullable String approver,
        List<Boolean> recent) {
    /** Fewer confirmed cases prove nothing. */
    public static final long FEWEST_CASES = 500;
    /** What the lower bound of the precision must reach. */
    public static final BigDecimal BOUND = new BigDecimal("0.995");
    /** How many of the last automatic postings are watched. */
    public static final int WINDOW = 500;

    private static final int TOLERATED_ERRORS = 2;

    public Standing {
        recent = List.copyOf(recent);
    }

    /** Whether a rule posts, suggests, or has been stopped. */
    public enum State {
        SUGGEST,
        PROMOTED,
        SUSPENDED
    }

    /** Of a new company. */
    public static Standing fresh(boolean promoted) {
        return promoted
                ? new Standing(State.PROMOTED, 0, 0, 0, "new company", List.of())
                : new Standing(State.SUGGEST, 0, 0, 0, null, List.of());
    }

    public Confidence confidence() {
        return new Confidence(cases, errors);
    }

    /** One more confirmed case. */
    public Standing confirmed(boolean right, boolean wrongCustomer) {
        return new Standing(
                state, cases + 1, errors + (right ? 0 : 1), wrongCustomers + (wrongCustomer ? 1 : 0), approver, recent);
    }

    /** True when the cases suffice: at least 500, bound at least 99.5 %, never another customer's item. */
    public boolean mayBePromoted() {
        return state == State.SUGGEST
                && cases >= FEWEST_CASES
                && wrongCustomers == 0
                && confidence().score().compareTo(BOUND) >= 0;
    }

    /**
     * From now on it posts.
     *
     * @throws IllegalStateException when it may not be promoted
     */
    public Standing promote(String by) {
        if (!mayBePromoted()) {
            throw new IllegalStateException("a rule with " + cases + " cases and " + errors + " errors was promoted");
        }
        return new Standing(State.PROMOTED, cases, errors, wrongCustomers, by, List.of());
    }

    /** An automatic posting stood, or was undone; another customer's item or a third error in 500 suspends the rule. */
    public Standing posted(boolean right, boolean wrongCustomer) {
        List<Boolean> postings = new ArrayList<>(recent);
        postings.add(right);
        return watched(postings, wrongCustomer);
    }

    /** The last automatic postings as they are known now, one of which may have been undone since. */
    public Standing watched(List<Boolean> postings, boolean wrongCustomer) {
        List<Boolean> window = postings.subList(Math.max(0, postings.size() - WINDOW), postings.size());
        long wrong = window.stream().filter(each -> !each).count();
        boolean stop = state == State.PROMOTED && (wrongCustomer || wrong > TOLERATED_ERRORS);
        return new Standing(stop ? State.SUSPENDED : state, cases, errors, wrongCustomers, approver, window);
    }

    /**
     * From now on it only suggests, because somebody stopped it.
     *
     * @throws IllegalStateException when it does not post
     */
    public Standing suspend() {
        if (state != State.PROMOTED) {
            throw new IllegalStateException("only a promoted rule is suspended, not one in " + state);
        }
        return new Standing(State.SUSPENDED, cases, errors, wrongCustomers, approver, recent);
    }

    /** Its postings were reviewed: it suggests again, and its cases count from the beginning. */
    public Standing reviewed() {
        if (state != State.SUSPENDED) {
            throw new IllegalStateException("only a suspended rule is reviewed, not one in " + state);
        }
        return fresh(false);
    }
}
