package org.tallystick.cashapp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.MatchDecisions.Decided;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItemId;

/** Keeps what a person accepts as a decision of its own where it is not the one that was kept when the payment came. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SuggestedDecisions {
    private final MatchDecisions decisions;
    private final MatchOutcomes outcomes;

    SuggestedDecisions(MatchDecisions decisions, MatchOutcomes outcomes) {
        this.decisions = decisions;
        this.outcomes = outcomes;
    }

    void suggested(CompanyId company, Decided decided, MatchBook book) {
        PaymentId payment = decided.decision().payment();
        Map<OpenItemId, Long> cash = new HashMap<>();
        decided.grounds().ways().getFirst().forEach(part -> cash.merge(part.item(), part.cashMinor(), Math::addExact));
        cash.values().removeIf(minor -> minor == 0);
        boolean kept = outcomes.latest(company, List.of(payment)).stream()
                .anyMatch(latest -> !latest.automatic()
                        && latest.rule().id().equals(decided.decision().rule())
                        && latest.provesTheRule() == decided.grounds().provesTheRule()
                        && latest.proposed().equals(cash));
        if (!kept) {
            decisions.insert(
                    company, List.of(decided), book.rules(), book.policy().version());
        }
    }
}
