package org.tallystick.cashapp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.Matcher.Claim;
import org.tallystick.platform.CompanyId;
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

    private final Weighing weighing;

    AdvisedMatcher(Weighing weighing) {
        this.weighing = weighing;
    }

    /** What the advice says, or why that is not carried out. */
    Weighed of(CompanyId company, MatchBook book, Claim claim, JoinedAdvice advice, boolean doubtful) {
        return switch (AdviceWord.of(
                claim.payment().unapplied(),
                advice,
                book.advised(claim.payment().receivedOn()))) {
            case AdviceWord.Clear clear -> clear(company, book, claim, clear, doubtful);
            case AdviceWord.Doubt doubt
            when !doubt.meant().isEmpty() -> {
                Grounds grounds = Grounds.said(Set.of(Grounds.ADVICE), doubt.meant(), List.of());
                yield new Weighed(RULE, null, doubt.sentence(), grounds, book.of(doubt.meant()), null, null);
            }
            case AdviceWord.Doubt doubt -> byTheEngine(company, book, claim, doubt, doubtful);
        };
    }

    private Weighed clear(CompanyId company, MatchBook book, Claim claim, AdviceWord.Clear clear, boolean doubtful) {
        List<OpenItem> items = book.of(clear.slices());
        Set<String> guards = new LinkedHashSet<>(weighing.against(company, book, claim, items, doubtful));
        guards.addAll(Weighing.ofRule(book, RULE, claim.payment().amount()));
        return new Weighed(
                RULE,
                null,
                clear.sentence() + Weighing.words(guards),
                Grounds.said(guards, clear.slices(), clear.discounts()),
                items,
                Settling.of(clear.slices(), clear.discounts()),
                null);
    }

    /** The advice names nothing that is open: what the engine makes of the texts is shown, never posted. */
    private Weighed byTheEngine(
            CompanyId company, MatchBook book, Claim claim, AdviceWord.Doubt doubt, boolean doubtful) {
        Weighed found = weighing.byTheEngine(company, book, claim, doubtful);
        String sentence = found.rule() == null ? doubt.sentence() : doubt.sentence() + " " + found.sentence();
        return new Weighed(
                found.rule(),
                found.reason(),
                sentence,
                found.grounds().with(Set.of(Grounds.ADVICE)),
                found.items(),
                found.best(),
                found.proposal());
    }
}
