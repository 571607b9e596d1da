package org.tallystick.cashapp;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.MatchDecisions.Decided;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.cashapp.MatchDecisions.Outcome;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.payments.PaymentId;
import org.tallystick.receivables.OpenItem;

/**
 * What is made of a payment before anything is done.
 *
 * @param rule that finds something; none when nothing was found, and then there is a reason
 * @param items of the best way
 * @param best how the best way is carried out
 * @param proposal the engine's, when it is the engine that finds it
 */
record Weighed(
        @Nullable String rule,
        @Nullable String reason,
        String sentence,
        Grounds grounds,
        List<OpenItem> items,
        @Nullable Settling best,
        @Nullable Proposal proposal) {
    Weighed {
        items = List.copyOf(items);
    }

    static Weighed nothing(String reason, String sentence, int candidates) {
        return new Weighed(null, reason, sentence, new Grounds(candidates, Set.of(), List.of()), List.of(), null, null);
    }

    /** Nothing speaks against it. */
    boolean posts() {
        return best != null && grounds.guards().isEmpty();
    }

    Decided decided(PaymentId payment, Instant at) {
        Outcome outcome = rule == null ? Outcome.NONE : posts() ? Outcome.AUTO : Outcome.SUGGEST;
        return new Decided(new MatchDecision(payment, outcome, rule, reason, sentence, at), grounds);
    }

    /** The same way, only ever suggested. */
    Decided suggested(PaymentId payment, Instant at) {
        return new Decided(new MatchDecision(payment, Outcome.SUGGEST, rule, reason, sentence, at), grounds);
    }
}
