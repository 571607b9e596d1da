package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.cashapp.MatchDecisions.Outcome;
import org.tallystick.cashapp.Matcher.Claim;
import org.tallystick.lib.matching.Decision;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.matching.Rule;
import org.tallystick.platform.BusinessClock;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;

/**
 * Decides about a payment whose remittance advice is known. What the advice says is carried out to the letter or not at
 * all: where it does not fit, a person decides, whatever else the texts say.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AdvisedMatcher {
    /** The rule by which an advice settles: CA-2 with the amounts the payer states. */
    static final String RULE = "advice";

    private final BusinessClock clock;

    AdvisedMatcher(BusinessClock clock) {
        this.clock = clock;
    }

    /** Adds what the advice says to the requests, or says why not; {@code mayTake} is asked about the items first. */
    MatchDecision decide(
            MatchBook book,
            Claim claim,
            JoinedAdvice advice,
            LocalDate day,
            Predicate<List<OpenItem>> mayTake,
            List<AllocationRequest> requests) {
        return switch (AdviceWord.of(
                claim.payment().unapplied(),
                advice,
                book.advised(claim.payment().receivedOn()))) {
            case AdviceWord.Clear clear
            when mayTake.test(book.of(clear.slices())) -> {
                requests.add(new AllocationRequest(claim.payment().id(), clear.slices(), clear.discounts(), day, RULE));
                clear.slices()
                        .forEach(slice ->
                                book.settled(slice.item(), slice.amount().minor()));
                clear.discounts()
                        .forEach(slice ->
                                book.settled(slice.item(), slice.amount().minor()));
                yield decision(claim, Outcome.AUTO, RULE, null, clear.sentence());
            }
            case AdviceWord.Clear kept ->
                decision(
                        claim,
                        Outcome.SUGGEST,
                        RULE,
                        null,
                        kept.sentence() + " It belongs to somebody else, or waits for a direct debit.");
            case AdviceWord.Doubt doubt
            when !doubt.meant().isEmpty() -> decision(claim, Outcome.SUGGEST, RULE, null, doubt.sentence());
            case AdviceWord.Doubt doubt -> byTheEngine(book, claim, doubt);
        };
    }

    /** The advice names nothing that is open: what the engine makes of the texts is shown, never posted. */
    private MatchDecision byTheEngine(MatchBook book, Claim claim, AdviceWord.Doubt doubt) {
        return switch (book.decide(claim)) {
            case Decision.Auto auto -> suggested(claim, auto.proposal(), doubt);
            case Decision.Suggest suggest ->
                suggested(claim, suggest.proposals().getFirst(), doubt);
            case Decision.Unresolved none ->
                decision(claim, Outcome.NONE, null, none.reason().name(), doubt.sentence());
        };
    }

    private MatchDecision suggested(Claim claim, Proposal proposal, AdviceWord.Doubt doubt) {
        Rule rule = proposal.rule();
        return decision(
                claim, Outcome.SUGGEST, rule.id(), null, doubt.sentence() + " " + MatchWords.of(proposal.because()));
    }

    private MatchDecision decision(
            Claim claim, Outcome outcome, @Nullable String rule, @Nullable String reason, String explanation) {
        return new MatchDecision(claim.payment().id(), outcome, rule, reason, explanation, clock.now());
    }
}
