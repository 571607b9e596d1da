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
import org.tallystick.cashapp.MatchBook.Named;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.cashapp.MatchDecisions.Outcome;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.matching.Adjustment;
import org.tallystick.lib.matching.Allocation;
import org.tallystick.lib.matching.Decision;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.matching.Rule;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.Slice;

/**
 * Finds what payments pay and settles what is clear, many payments in one look-up. The customers who may be concerned are
 * locked before anything is decided, so that nobody settles the same items meanwhile.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Matcher {
    private static final String DOUBTFUL = " It may be a payment that came twice.";

    private final MatchBooks books;
    private final Customers customers;
    private final Payments payments;
    private final AllocationDesk desk;
    private final MatchDecisions decisions;
    private final PaymentFlags flags;
    private final FlagDesk flagDesk;
    private final AdviceJoining advices;
    private final AdvisedMatcher advised;
    private final BusinessClock clock;

    Matcher(
            MatchBooks books,
            Customers customers,
            Payments payments,
            AllocationDesk desk,
            MatchDecisions decisions,
            PaymentFlags flags,
            FlagDesk flagDesk,
            AdviceJoining advices,
            AdvisedMatcher advised,
            BusinessClock clock) {
        this.books = books;
        this.customers = customers;
        this.payments = payments;
        this.desk = desk;
        this.decisions = decisions;
        this.flags = flags;
        this.flagDesk = flagDesk;
        this.advices = advices;
        this.advised = advised;
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
        MatchBook book = books.book(company, subject);
        if (on != null) { // they did not come just now, and may be older than the flags
            flagDesk.assess(caller, ids(whole));
        }
        Set<PaymentId> doubtful = flags.doubtful(company, ids(whole));
        Map<PaymentId, Matched> matched = new LinkedHashMap<>();
        List<MatchDecision> made = new ArrayList<>();
        List<AllocationRequest> clear = new ArrayList<>();
        for (Claim claim : whole) {
            made.add(decide(
                    company, book, claim, on, doubtful.contains(claim.payment().id()), clear));
        }
        if (!clear.isEmpty()) {
            desk.allocateAll(caller, clear);
        }
        Map<PaymentId, Payment> after = payments.byIds(company, ids(whole));
        for (MatchDecision decision : made) {
            matched.put(decision.payment(), matched(Objects.requireNonNull(after.get(decision.payment())), decision));
        }
        decisions.insert(
                company, made, Rule.NUMBERS.version(), Policy.defaults().version());
        flagDesk.assess(caller, ids(whole));
        return matched;
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

    /**
     * What to do about a payment; what is clear is added to the requests, and lowers what is open in the book. A doubtful
     * payment may be another one come twice: nothing is settled with it by itself.
     */
    private MatchDecision decide(
            CompanyId company,
            MatchBook book,
            Claim claim,
            @Nullable LocalDate on,
            boolean doubtful,
            List<AllocationRequest> requests) {
        LocalDate day = on == null ? claim.payment().receivedOn() : on;
        JoinedAdvice advice = claim.advice();
        if (advice != null && !advice.namesOnly(claim.payment().amount())) {
            return advised.decide(
                    book,
                    claim,
                    advice,
                    day,
                    items -> !doubtful && !book.isReserved(items) && isOneFamily(company, claim.payment(), items),
                    requests);
        }
        PayersWord.Clear clear = doubtful ? null : clear(company, book, claim);
        if (clear != null) {
            requests.add(new AllocationRequest(claim.payment().id(), clear.slices(), List.of(), day, clear.rule()));
            clear.slices()
                    .forEach(slice -> book.settled(slice.item(), slice.amount().minor()));
            return decision(claim, Outcome.AUTO, clear.rule(), null, clear.sentence());
        }
        return switch (book.decide(claim)) {
            case Decision.Auto auto
            when !doubtful && mayPost(company, book, claim, auto.proposal()) -> {
                requests.add(request(book, claim, auto.proposal(), day));
                book.post(claim, auto.proposal());
                yield decision(claim, Outcome.AUTO, auto.proposal().rule().id(), null, words(auto.proposal()));
            }
            case Decision.Auto kept ->
                decision(
                        claim,
                        Outcome.SUGGEST,
                        kept.proposal().rule().id(),
                        null,
                        words(kept.proposal()) + (doubtful ? DOUBTFUL : whyNot(book, kept.proposal())));
            case Decision.Suggest suggest -> {
                Proposal best = suggest.proposals().getFirst();
                yield decision(claim, Outcome.SUGGEST, best.rule().id(), null, words(best));
            }
            case Decision.Unresolved none ->
                decision(
                        claim,
                        Outcome.NONE,
                        null,
                        none.reason().name(),
                        MatchWords.of(none.evidence().sentences()));
        };
    }

    private PayersWord.@Nullable Clear clear(CompanyId company, MatchBook book, Claim claim) {
        Payment payment = claim.payment();
        List<Named> named = book.named(claim);
        List<OpenItem> items = named.stream().map(Named::item).toList();
        return named.isEmpty() || book.isReserved(items) || !isOneFamily(company, payment, items)
                ? null
                : PayersWord.of(payment.unapplied(), named, claim.remittance().stated());
    }

    private boolean mayPost(CompanyId company, MatchBook book, Claim claim, Proposal proposal) {
        List<OpenItem> items = book.items(proposal);
        return !book.isReserved(items) && isOneFamily(company, claim.payment(), items);
    }

    private static String whyNot(MatchBook book, Proposal proposal) {
        return book.isReserved(book.items(proposal))
                ? " It waits for a direct debit."
                : " It belongs to somebody else than the payer.";
    }

    private boolean isOneFamily(CompanyId company, Payment payment, List<OpenItem> named) {
        Set<CustomerId> owners = new HashSet<>();
        named.forEach(item -> owners.add(item.customer()));
        if (payment.customer() != null) {
            owners.add(payment.customer());
        }
        return owners.size() == 1
                || desk.family(company, owners.iterator().next()).containsAll(owners);
    }

    private static AllocationRequest request(MatchBook book, Claim claim, Proposal proposal, LocalDate day) {
        List<Slice> slices = new ArrayList<>();
        List<Slice> discounts = new ArrayList<>();
        for (Allocation allocation : proposal.allocations()) {
            OpenItem item = book.item(allocation.item());
            slices.add(new Slice(item.id(), new Money(allocation.cashMinor(), item.currency())));
            if (allocation.reason() == Adjustment.DISCOUNT) {
                discounts.add(new Slice(item.id(), new Money(allocation.adjustmentMinor(), item.currency())));
            }
        }
        return new AllocationRequest(
                claim.payment().id(), slices, discounts, day, proposal.rule().id());
    }

    private MatchDecision decision(
            Claim claim, Outcome outcome, @Nullable String rule, @Nullable String reason, String explanation) {
        return new MatchDecision(claim.payment().id(), outcome, rule, reason, explanation, clock.now());
    }

    private static String words(Proposal proposal) {
        return MatchWords.of(proposal.because());
    }

    private static List<PaymentId> ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.payment().id()).toList();
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
