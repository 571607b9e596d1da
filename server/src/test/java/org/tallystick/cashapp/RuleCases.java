package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.access.Person;
import org.tallystick.cashapp.Judged.Kind;
import org.tallystick.cashapp.MatchDecisions.Decided;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.cashapp.MatchDecisions.Outcome;
import org.tallystick.cashapp.MatchOutcomes.Made;
import org.tallystick.lib.matching.promotion.Standing;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Transactions;
import org.tallystick.receivables.OpenItemId;

/** Confirmed cases of a rule in a few statements: payments, what was decided about them, and what people made of it. */
final class RuleCases {
    private final CashCast cast;
    private final MatchRule rule;
    private final OpenItemId item;

    RuleCases(CashCast cast, String rule) {
        this.cast = cast;
        this.rule = MatchRule.named(rule);
        this.item = cast.owes(cast.customer(), "OLD-" + rule, "1.00");
    }

    /** Somebody with a name who may do everything. */
    static Caller person(CashCast cast) {
        Person ada = cast.bean(Transactions.class)
                .outside(() -> cast.bean(People.class)
                        .create(Ids.next() + "@trade.example", "Ada Lovelace", "a long enough secret"));
        return new Caller(
                cast.company(), new Actor(Actor.Kind.PERSON, ada.id(), ada.name()), EnumSet.allOf(Permission.class));
    }

    void right(int cases) {
        add(cases, Kind.CONFIRMED, false);
    }

    void wrong(int cases) {
        add(cases, Kind.CORRECTED, false);
    }

    void wrongCustomer(int cases) {
        add(cases, Kind.CORRECTED, true);
    }

    /** As many as it takes, and promoted by a person. */
    void promoted() {
        right(540);
        cast.in(() -> {
            cast.bean(RuleDesk.class).promote(person(cast), rule, "540 of 540");
            return rule;
        });
    }

    Standing standing() {
        return cast.in(() -> cast.bean(RuleRecords.class).read(cast.company()).of(rule));
    }

    private void add(int cases, Kind kind, boolean wrongCustomer) {
        List<PaymentId> payments = cast.paidMany(cases);
        cast.in(() -> {
            List<Decided> made = new ArrayList<>();
            for (PaymentId payment : payments) {
                made.add(new Decided(
                        new MatchDecision(
                                payment,
                                Outcome.SUGGEST,
                                rule.id(),
                                null,
                                "Only this item has the amount.",
                                cast.bean(BusinessClock.class).now()),
                        new Grounds(
                                1,
                                Set.of(Grounds.NOT_PROMOTED),
                                List.of(List.of(new Grounds.Part(item, 100, 0, null))))));
            }
            Rulebook rules = cast.bean(RuleRecords.class).read(cast.company());
            cast.bean(MatchDecisions.class).insert(cast.company(), made, rules, "default");
            MatchOutcomes outcomes = cast.bean(MatchOutcomes.class);
            List<Made> judged = outcomes.latest(cast.company(), payments).stream()
                    .map(one -> new Made(one, kind, true, wrongCustomer))
                    .toList();
            outcomes.insert(cast.caller(), judged, null);
            return judged;
        });
    }
}
