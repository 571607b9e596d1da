package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.MatchDecisions.Decided;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;

/**
 * Finds what payments pay and settles what is clear, many payments in one look-up. The customers who may be concerned are
 * locked before anything is decided, so that nobody settles the same items meanwhile.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Matcher {
    private final MatchBooks books;
    private final Customers customers;
    private final Payments payments;
    private final CarryingOut carryingOut;
    private final MatchDecisions decisions;
    private final PaymentFlags flags;
    private final FlagDesk flagDesk;
    private final AdviceJoining advices;
    private final Weighing weighing;
    private final AdvisedMatcher advised;
    private final RuleRecords rules;
    private final BusinessClock clock;

    Matcher(
            MatchBooks books,
            Customers customers,
            Payments payments,
            CarryingOut carryingOut,
            MatchDecisions decisions,
            PaymentFlags flags,
            FlagDesk flagDesk,
            AdviceJoining advices,
            Weighing weighing,
            AdvisedMatcher advised,
            RuleRecords rules,
            BusinessClock clock) {
        this.books = books;
        this.customers = customers;
        this.payments = payments;
        this.carryingOut = carryingOut;
        this.decisions = decisions;
        this.flags = flags;
        this.flagDesk = flagDesk;
        this.advices = advices;
        this.weighing = weighing;
        this.advised = advised;
        this.rules = rules;
        this.clock = clock;
    }

    /** A payment with something left, what its payer says with it, and in an advice of its own. */
    record Claim(
            Payment payment,
            Remittance remittance,
            @Nullable JoinedAdvice advice) {
        Claim(Payment payment, Remittance remittance) {
            this(payment, remittance, null);
        }

        Claim with(JoinedAdvice said) {
            return new Claim(payment, remittance, said);
        }
    }

    /** What became of a payment, and by which rule. */
    record Matched(LineState state, @Nullable String rule) {}

    /** Settles what is clear, each allocation effective on the given day, or the payment's own for null. */
    Map<PaymentId, Matched> apply(Caller caller, List<Claim> received, @Nullable LocalDate on) {
        CompanyId company = caller.company();
        List<Claim> claims = advices.advised(company, received);
        MatchBooks.Subject subject = books.subject(company, claims);
        customers.lock(company, concerned(subject, claims));
        List<Claim> whole = locked(company, claims);
        rules.hold(company); // a rule that is stopped meanwhile posts nothing more
        MatchBook book = books.book(company, subject);
        if (on != null) { // they did not come just now, and may be older than the flags
            flagDesk.assess(caller, ids(whole));
        }
        Set<PaymentId> doubtful = flags.doubtful(company, ids(whole));
        List<Decided> made = new ArrayList<>();
        List<CarryingOut.Way> clear = new ArrayList<>();
        for (Claim claim : whole) {
            made.add(decide(
                    company, book, claim, on, doubtful.contains(claim.payment().id()), clear));
        }
        Map<PaymentId, PaymentId> exchanged = carryingOut.all(caller, clear).exchanged();
        decisions.insert(company, made, book.rules(), book.policy().version());
        flagDesk.assess(caller, ids(whole));
        return matched(payments.byIds(company, all(whole, exchanged)), made, exchanged);
    }

    private static Set<CustomerId> concerned(MatchBooks.Subject subject, List<Claim> claims) {
        Set<CustomerId> concerned = new HashSet<>(subject.involved());
        for (Claim claim : claims) {
            CustomerId payer = claim.payment().customer();
            if (payer != null) {
                concerned.add(payer);
            }
        }
        return concerned;
    }

    /** The claims whose payments are still whole, as they are now; somebody may have dealt with the others meanwhile. */
    private List<Claim> locked(CompanyId company, List<Claim> claims) {
        Map<PaymentId, Payment> current = new HashMap<>();
        payments.lock(company, ids(claims)).forEach(payment -> current.put(payment.id(), payment));
        List<Claim> whole = new ArrayList<>();
        for (Claim claim : claims) {
            Payment payment = current.get(claim.payment().id());
            if (payment != null && payment.unapplied().equals(payment.amount())) {
                whole.add(new Claim(payment, claim.remittance(), claim.advice()));
            }
        }
        return whole;
    }

    private static List<PaymentId> all(List<Claim> claims, Map<PaymentId, PaymentId> exchanged) {
        List<PaymentId> all = new ArrayList<>(ids(claims));
        all.addAll(exchanged.values());
        return all;
    }

    /** What to do about a payment; what is clear is added to the ways, and lowers what is open in the book. */
    private Decided decide(
            CompanyId company,
            MatchBook book,
            Claim claim,
            @Nullable LocalDate on,
            boolean doubtful,
            List<CarryingOut.Way> ways) {
        PaymentId id = claim.payment().id();
        LocalDate day = on == null ? claim.payment().receivedOn() : on;
        JoinedAdvice advice = claim.advice();
        Weighed weighed = advice == null || advice.namesOnly(claim.payment().amount())
                ? weighing.of(company, book, claim, doubtful)
                : advised.of(company, book, claim, advice, doubtful);
        Settling best = weighed.best();
        if (best != null && weighed.posts()) {
            ways.add(new CarryingOut.Way(id, best, day, day, Objects.requireNonNull(weighed.rule())));
            take(book, claim, weighed);
        }
        return weighed.decided(id, clock.now());
    }

    private static void take(MatchBook book, Claim claim, Weighed weighed) {
        Settling best = Objects.requireNonNull(weighed.best());
        if (weighed.proposal() != null) {
            book.post(claim, weighed.proposal());
            return;
        }
        best.slices().forEach(slice -> book.settled(slice.item(), slice.amount().minor()));
        best.differences()
                .forEach(difference ->
                        book.settled(difference.item(), difference.amount().minor()));
    }

    private static List<PaymentId> ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.payment().id()).toList();
    }

    /** How far a payment is used up is seen on what it was exchanged into. */
    private static Map<PaymentId, Matched> matched(
            Map<PaymentId, Payment> after, List<Decided> made, Map<PaymentId, PaymentId> exchanged) {
        Map<PaymentId, Matched> matched = new LinkedHashMap<>();
        for (Decided decided : made) {
            MatchDecision decision = decided.decision();
            PaymentId used = exchanged.getOrDefault(decision.payment(), decision.payment());
            matched.put(decision.payment(), matched(Objects.requireNonNull(after.get(used)), decision));
        }
        return matched;
    }

    private static Matched matched(Payment after, MatchDecision decision) {
        LineState state = switch (decision.outcome()) {
            case AUTO -> after.unapplied().isZero() ? LineState.AUTO_APPLIED : LineState.PARTIALLY_APPLIED;
            case SUGGEST -> LineState.MATCH_SUGGESTED;
            case NONE -> after.customer() == null ? LineState.UNIDENTIFIED : LineState.IDENTIFIED;
        };
        return new Matched(state, decision.rule());
    }
}
