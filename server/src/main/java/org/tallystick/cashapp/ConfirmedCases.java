package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.Judged.Kind;
import org.tallystick.cashapp.Judged.Settled;
import org.tallystick.cashapp.MatchOutcomes.Made;
import org.tallystick.payments.Exchanges;
import org.tallystick.payments.PaymentId;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.AllocationsMade;
import org.tallystick.receivables.AllocationsTakenBack;

/**
 * Learns whether rules were right from what people do: a suggestion that is settled confirms or corrects its rule, a
 * settlement taken back speaks against it. What settled by itself confirms nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ConfirmedCases {
    private final MatchOutcomes outcomes;
    private final Exchanges exchanges;
    private final RuleDesk rules;

    ConfirmedCases(MatchOutcomes outcomes, Exchanges exchanges, RuleDesk rules) {
        this.outcomes = outcomes;
        this.exchanges = exchanges;
        this.rules = rules;
    }

    @EventListener
    public void on(AllocationsMade made) {
        Set<PaymentId> payments = new LinkedHashSet<>();
        made.requests().stream()
                .filter(request -> isOfAPerson(request.rule()))
                .forEach(request -> payments.add(request.payment()));
        if (payments.isEmpty()) {
            return;
        }
        Caller caller = made.caller();
        Map<PaymentId, PaymentId> originals = exchanges.originals(caller.company(), payments);
        List<Judged> decisions = outcomes.latest(caller.company(), with(payments, originals));
        if (decisions.isEmpty()) {
            return;
        }
        Map<PaymentId, Settled> settled = new HashMap<>(outcomes.settled(caller.company(), payments));
        originals.forEach((exchanged, original) ->
                settled.putIfAbsent(original, settled.getOrDefault(exchanged, Settled.NOTHING)));
        List<Made> cases = new ArrayList<>();
        List<Made> elsewhere = new ArrayList<>();
        for (Judged judged : decisions) {
            Settled now = settled.getOrDefault(judged.payment(), Settled.NOTHING);
            Kind kind = judged.isOpen() ? judged.against(now) : null;
            if (kind != null) {
                cases.add(made(caller, judged, kind, kind == Kind.CORRECTED && judged.meantSomebodyElse(now)));
            } else if (isSettledElsewhere(judged, now)) {
                elsewhere.add(new Made(judged, Kind.REVERSED, false, true));
            }
        }
        insert(caller, cases, null);
        insert(caller, elsewhere, "Settled for another customer afterwards");
        elsewhere.forEach(one -> rules.watch(caller, one.of().rule(), true));
    }

    /** What was suggested was suggested for the payment as it came in. */
    private static Set<PaymentId> with(Set<PaymentId> payments, Map<PaymentId, PaymentId> originals) {
        Set<PaymentId> all = new LinkedHashSet<>(payments);
        all.addAll(originals.values());
        return all;
    }

    /** Money that settled by itself, was taken back, and now turns out to be somebody else's. */
    private static boolean isSettledElsewhere(Judged judged, Settled now) {
        return judged.automatic()
                && judged.last() == Kind.REVERSED
                && !judged.wrongCustomerKnown()
                && judged.meantSomebodyElse(now);
    }

    @EventListener
    public void on(AllocationsTakenBack back) {
        Set<PaymentId> byRules = withOriginals(back, payments(back, true));
        Set<PaymentId> byPeople = withOriginals(back, payments(back, false));
        Set<PaymentId> all = new LinkedHashSet<>(byRules);
        all.addAll(byPeople);
        if (all.isEmpty()) {
            return;
        }
        Caller caller = back.caller();
        boolean wrongCustomer = back.wrongCustomer();
        List<Made> made = new ArrayList<>();
        for (Judged judged : outcomes.latest(caller.company(), all)) {
            boolean news = judged.last() != Kind.REVERSED || (wrongCustomer && !judged.wrongCustomerKnown());
            if (judged.automatic() && byRules.contains(judged.payment()) && news) {
                made.add(new Made(judged, Kind.REVERSED, false, wrongCustomer));
            } else if (!judged.automatic() && byPeople.contains(judged.payment()) && judged.last() != null && news) {
                made.add(made(caller, judged, Kind.REVERSED, wrongCustomer));
            }
        }
        insert(caller, made, back.reason());
        Set<MatchRule> watched = new LinkedHashSet<>();
        made.stream()
                .filter(one -> one.of().automatic())
                .forEach(one -> watched.add(one.of().rule()));
        watched.forEach(rule -> rules.watch(caller, rule, wrongCustomer));
    }

    private Set<PaymentId> withOriginals(AllocationsTakenBack back, Set<PaymentId> payments) {
        return payments.isEmpty()
                ? payments
                : with(payments, exchanges.originals(back.caller().company(), payments));
    }

    private static Set<PaymentId> payments(AllocationsTakenBack back, boolean byRules) {
        Set<PaymentId> payments = new LinkedHashSet<>();
        for (Allocation allocation : back.taken()) {
            PaymentId payment = allocation.payment() == null ? allocation.grantedWith() : allocation.payment();
            boolean ofRule = MatchRule.of(allocation.rule()).isPresent();
            if (payment != null && (byRules ? ofRule : isOfAPerson(allocation.rule()))) {
                payments.add(payment);
            }
        }
        return payments;
    }

    private static boolean isOfAPerson(String rule) {
        return rule.equals(AllocationRequest.MANUAL) || rule.startsWith(Acceptance.ACCEPTED);
    }

    /** A program that accepts what it is proposed proves nothing; what it corrects is a mistake all the same. */
    private static Made made(Caller caller, Judged judged, Kind kind, boolean wrongCustomer) {
        Actor.Kind actor = caller.actor().kind();
        boolean byPerson = actor == Actor.Kind.PERSON || actor == Actor.Kind.COMMAND_LINE;
        boolean isCase = judged.provesTheRule() && (byPerson || kind != Kind.CONFIRMED);
        return new Made(judged, kind, isCase, wrongCustomer);
    }

    private void insert(Caller caller, List<Made> made, @Nullable String reason) {
        if (!made.isEmpty()) {
            outcomes.insert(caller, made, reason);
        }
    }
}
