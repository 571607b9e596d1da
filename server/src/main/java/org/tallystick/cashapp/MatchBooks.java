package org.tallystick.cashapp;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.Matcher.Claim;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.matching.ReceiptLine;
import org.tallystick.lib.matching.payer.Payer;
import org.tallystick.lib.matching.payer.Payers;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Reservations;

/** Reads what the engine has to know about some payments, and no more of the company. */
@Component
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class MatchBooks {
    private final Roster roster;
    private final Customers customers;
    private final OpenItems items;
    private final EarlyPayment earlyPayment;
    private final Reservations reservations;
    private final RuleRecords rules;
    private final MatchPolicies policies;

    MatchBooks(
            Roster roster,
            Customers customers,
            OpenItems items,
            EarlyPayment earlyPayment,
            Reservations reservations,
            RuleRecords rules,
            MatchPolicies policies) {
        this.roster = roster;
        this.customers = customers;
        this.items = items;
        this.earlyPayment = earlyPayment;
        this.reservations = reservations;
        this.rules = rules;
        this.policies = policies;
    }

    /**
     * What some payments are about.
     *
     * @param involved the customers who may have paid, and the owners of what is named
     * @param named what the texts name exactly
     */
    record Subject(Payers payers, Set<CustomerId> involved, Set<OpenItemId> named) {}

    Subject subject(CompanyId company, Collection<Claim> claims) {
        Payers payers = roster.of(company, claims);
        Set<String> numbers = new HashSet<>();
        Set<String> tokens = new HashSet<>();
        for (Claim claim : claims) {
            ReceiptLine line = MatchBook.line(claim);
            Payer payer = payers.find(line.payerAccount(), line.payerName(), Set.of());
            numbers.addAll(payer.isKnown() ? payer.scope() : payer.customers());
            tokens.addAll(ReferenceTokens.of(claim.remittance()));
            tokens.addAll(claim.advice() == null ? List.of() : claim.advice().documents());
        }
        Set<CustomerId> involved =
                new HashSet<>(customers.idsByNumber(company, numbers).values());
        Set<OpenItemId> named = new HashSet<>();
        for (OpenItem item : tokens.isEmpty() ? List.<OpenItem>of() : items.byReference(company, tokens)) {
            involved.add(item.customer());
            named.add(item.id());
        }
        return new Subject(payers, involved, named);
    }

    /** What is open now; the caller has locked the customers when it is going to settle anything. */
    MatchBook book(CompanyId company, Subject subject) {
        Map<OpenItemId, OpenItem> known = new LinkedHashMap<>();
        items.openOf(company, subject.involved()).forEach(item -> known.put(item.id(), item));
        items.byIds(company, subject.named()).forEach(item -> known.put(item.id(), item));
        Map<CustomerId, String> numbers = new HashMap<>();
        customers
                .byIds(company, subject.involved())
                .forEach((id, customer) -> numbers.put(id, customer.profile().number()));
        return new MatchBook(
                subject.payers(),
                known.values(),
                numbers,
                earlyPayment.terms(company, List.copyOf(known.values())),
                reservations.of(company, known.keySet()).keySet(),
                rules.read(company),
                policies.current(company).policy());
    }
}
