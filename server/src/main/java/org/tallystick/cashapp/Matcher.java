package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.ExactMatching.Candidate;
import org.tallystick.cashapp.ExactMatching.Decision;
import org.tallystick.cashapp.ReferenceTokens.Source;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.debits.Debits;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/**
 * Finds what payments name and settles it, many payments in one look-up. The customers of all items are locked before
 * anything is decided, so that nobody settles the same items meanwhile.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Matcher {
    private final OpenItems items;
    private final Customers customers;
    private final Payments payments;
    private final AllocationDesk desk;
    private final EarlyPayment earlyPayment;
    private final Debits debits;
    private final BusinessClock clock;

    Matcher(
            OpenItems items,
            Customers customers,
            Payments payments,
            AllocationDesk desk,
            EarlyPayment earlyPayment,
            Debits debits,
            BusinessClock clock) {
        this.items = items;
        this.customers = customers;
        this.payments = payments;
        this.desk = desk;
        this.earlyPayment = earlyPayment;
        this.debits = debits;
        this.clock = clock;
    }

    /** A payment with something left, and what its payer says about it. */
    record Claim(Payment payment, Remittance remittance) {}

    /** What became of a payment, and by which rule. */
    record Matched(LineState state, @Nullable String rule) {}

    /** An open item a remittance names, and how. */
    record Named(OpenItem item, String token, Source source) {}

    /** Settles what is clear and does not wait for a direct debit, each allocation effective on the given day, or the payment's own for null. */
    Map<PaymentId, Matched> apply(Caller caller, List<Claim> claims, @Nullable LocalDate on) {
        CompanyId company = caller.company();
        Map<PaymentId, List<Named>> named = named(company, claims);
        List<OpenItem> all =
                named.values().stream().flatMap(List::stream).map(Named::item).toList();
        lockCustomers(company, claims, all);
        Map<OpenItemId, PaymentTerms> terms = earlyPayment.terms(company, all);
        Set<OpenItemId> reserved = debits.reserved(
                        company, all.stream().map(OpenItem::id).toList())
                .keySet();
        Map<PaymentId, Matched> matched = new LinkedHashMap<>();
        for (Claim claim : locked(company, claims)) {
            List<Named> found = named.getOrDefault(claim.payment().id(), List.of());
            boolean waits =
                    found.stream().anyMatch(one -> reserved.contains(one.item().id()));
            matched.put(
                    claim.payment().id(),
                    waits
                            ? new Matched(LineState.MATCH_SUGGESTED, "reference-reserved")
                            : match(caller, claim, found, terms, on));
        }
        return matched;
    }

    /** What each remittance names among the open items: one index look-up for all. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    Map<PaymentId, List<Named>> named(CompanyId company, List<Claim> claims) {
        Map<PaymentId, Map<String, Source>> tokens = new LinkedHashMap<>();
        Set<String> wanted = new HashSet<>();
        for (Claim claim : claims) {
            Map<String, Source> own = ReferenceTokens.of(claim.remittance());
            tokens.put(claim.payment().id(), own);
            wanted.addAll(own.keySet());
        }
        Map<String, Set<OpenItem>> byToken = new HashMap<>();
        LocalDate today = clock.today(company);
        for (OpenItem item : wanted.isEmpty() ? List.<OpenItem>of() : items.openByReference(company, wanted)) {
            if (!item.postedOn().isAfter(today)) {
                byToken.computeIfAbsent(item.number(), token -> new LinkedHashSet<>())
                        .add(item);
                if (item.reference() != null) {
                    byToken.computeIfAbsent(item.reference(), token -> new LinkedHashSet<>())
                            .add(item);
                }
            }
        }
        Map<PaymentId, List<Named>> named = new LinkedHashMap<>();
        tokens.forEach((payment, own) -> named.put(payment, named(own, byToken)));
        return named;
    }

    private static List<Named> named(Map<String, Source> tokens, Map<String, Set<OpenItem>> byToken) {
        Map<OpenItemId, Named> best = new LinkedHashMap<>();
        tokens.forEach((token, source) -> byToken.getOrDefault(token, Set.of())
                .forEach(item -> best.merge(item.id(), new Named(item, token, source), Matcher::better)));
        return new ArrayList<>(best.values());
    }

    /** The earlier source, and in one source the word that is no mere handful of digits. */
    private static Named better(Named first, Named second) {
        int order = first.source().compareTo(second.source());
        if (order != 0) {
            return order < 0 ? first : second;
        }
        return ReferenceTokens.isWeak(first.token()) ? second : first;
    }

    private void lockCustomers(CompanyId company, List<Claim> claims, List<OpenItem> all) {
        Set<CustomerId> involved = new HashSet<>();
        all.forEach(item -> involved.add(item.customer()));
        for (Claim claim : claims) {
            CustomerId payer = claim.payment().customer();
            if (payer != null) {
                involved.add(payer);
            }
        }
        customers.lock(company, involved);
    }

    /** The claims whose payments are still whole, as they are now; somebody may have dealt with the others meanwhile. */
    private List<Claim> locked(CompanyId company, List<Claim> claims) {
        Map<PaymentId, Payment> current = new HashMap<>();
        payments.lock(
                        company,
                        claims.stream().map(claim -> claim.payment().id()).toList())
                .forEach(payment -> current.put(payment.id(), payment));
        List<Claim> whole = new ArrayList<>();
        for (Claim claim : claims) {
            Payment payment = current.get(claim.payment().id());
            if (payment != null && payment.unapplied().equals(payment.amount())) {
                whole.add(new Claim(payment, claim.remittance()));
            }
        }
        return whole;
    }

    private Matched match(
            Caller caller,
            Claim claim,
            List<Named> found,
            Map<OpenItemId, PaymentTerms> terms,
            @Nullable LocalDate on) {
        Payment payment = claim.payment();
        List<Candidate> candidates = candidates(caller.company(), claim, found, terms);
        boolean related = related(caller.company(), payment, candidates);
        return switch (ExactMatching.decide(payment.unapplied(), payment.receivedOn(), candidates, related)) {
            case Decision.Apply apply -> {
                LocalDate day = on == null ? payment.receivedOn() : on;
                desk.allocate(
                        caller,
                        new AllocationRequest(payment.id(), apply.slices(), apply.discounts(), day, apply.rule()));
                boolean rest = apply.rule().equals("reference-over");
                yield new Matched(rest ? LineState.PARTIALLY_APPLIED : LineState.AUTO_APPLIED, apply.rule());
            }
            case Decision.Suggest suggest -> new Matched(LineState.MATCH_SUGGESTED, suggest.rule());
            case Decision.Nothing _ ->
                new Matched(payment.customer() == null ? LineState.UNIDENTIFIED : LineState.IDENTIFIED, null);
        };
    }

    /** Reads the items again: an earlier payment of the same run may have settled some. */
    private List<Candidate> candidates(
            CompanyId company, Claim claim, List<Named> found, Map<OpenItemId, PaymentTerms> terms) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<OpenItemId, OpenItem> current = new HashMap<>();
        items.byIds(company, found.stream().map(named -> named.item().id()).toList())
                .forEach(item -> current.put(item.id(), item));
        List<Candidate> candidates = new ArrayList<>();
        for (Named named : found) {
            OpenItem item = current.get(named.item().id());
            if (item != null && item.open().isPositive()) {
                candidates.add(new Candidate(
                        item,
                        discount(item, terms, claim.payment().receivedOn()),
                        named.source(),
                        ReferenceTokens.isWeak(named.token()),
                        claim.remittance().stated().get(named.token())));
            }
        }
        return candidates;
    }

    static Money discount(OpenItem item, Map<OpenItemId, PaymentTerms> terms, LocalDate paidOn) {
        PaymentTerms agreed = terms.get(item.id());
        return agreed == null ? Money.zero(item.currency()) : EarlyPayment.discount(item, agreed, paidOn);
    }

    private boolean related(CompanyId company, Payment payment, List<Candidate> candidates) {
        Set<CustomerId> involved = new LinkedHashSet<>();
        if (payment.customer() != null) {
            involved.add(payment.customer());
        }
        candidates.forEach(candidate -> involved.add(candidate.item().customer()));
        if (involved.size() < 2) {
            return true;
        }
        Collection<CustomerId> family = desk.family(company, involved.iterator().next());
        return family.containsAll(involved);
    }
}
