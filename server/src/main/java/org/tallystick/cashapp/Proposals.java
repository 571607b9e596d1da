package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.Proposed.Part;
import org.tallystick.lib.matching.Adjustment;
import org.tallystick.lib.matching.Allocation;
import org.tallystick.lib.matching.Decision;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItem;

/** The first proposal of the engine for each of some payments, read in one go. */
@Service
@Transactional(readOnly = true)
public class Proposals {
    private final Payments payments;
    private final ReceiptLines lines;
    private final MatchBooks books;
    private final PaymentFlags flags;

    Proposals(Payments payments, ReceiptLines lines, MatchBooks books, PaymentFlags flags) {
        this.payments = payments;
        this.lines = lines;
        this.books = books;
        this.flags = flags;
    }

    /** Each on its own: two payments may be proposed for the same item, and the one accepted first gets it. */
    public Map<PaymentId, Proposed> of(CompanyId company, Collection<PaymentId> ids) {
        List<Matcher.Claim> claims = claims(company, ids);
        return claims.isEmpty() ? Map.of() : of(company, claims, books.subject(company, claims));
    }

    List<Matcher.Claim> claims(CompanyId company, Collection<PaymentId> ids) {
        Map<PaymentId, Remittance> remittances = lines.remittances(company, ids);
        Map<PaymentId, Payment> found = payments.byIds(company, ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(payment -> payment.unapplied().isPositive())
                .map(payment -> new Matcher.Claim(
                        payment, remittances.getOrDefault(payment.id(), Remittance.of(payment.reference()))))
                .toList();
    }

    Map<PaymentId, Proposed> of(CompanyId company, List<Matcher.Claim> claims, MatchBooks.Subject subject) {
        MatchBook book = books.book(company, subject);
        Set<PaymentId> doubtful = flags.doubtful(
                company, claims.stream().map(claim -> claim.payment().id()).toList());
        Map<PaymentId, Proposed> proposed = new LinkedHashMap<>();
        for (Matcher.Claim claim : claims) {
            Payment payment = claim.payment();
            proposed.put(payment.id(), proposed(book, claim, doubtful.contains(payment.id())));
        }
        return proposed;
    }

    private static Proposed proposed(MatchBook book, Matcher.Claim claim, boolean doubtful) {
        Decision decision = book.decide(claim);
        Proposal first = first(decision);
        Payment payment = claim.payment();
        if (first == null) {
            return new Proposed(payment.id(), null, explanation(decision), List.of(), payment.unapplied(), null);
        }
        List<Part> parts = parts(book, first);
        Money left = parts.stream().map(Part::amount).reduce(payment.unapplied(), Money::minus);
        return new Proposed(
                payment.id(),
                first.rule().id(),
                explanation(decision),
                parts,
                left,
                hindrance(book, book.items(first), doubtful));
    }

    private static @Nullable Proposal first(Decision decision) {
        return switch (decision) {
            case Decision.Auto auto -> auto.proposal();
            case Decision.Suggest suggest -> suggest.proposals().getFirst();
            case Decision.Unresolved _ -> null;
        };
    }

    private static String explanation(Decision decision) {
        return MatchWords.of(
                switch (decision) {
                    case Decision.Auto auto -> auto.proposal().because();
                    case Decision.Suggest suggest ->
                        suggest.proposals().getFirst().because();
                    case Decision.Unresolved none -> none.evidence().sentences();
                });
    }

    private static List<Part> parts(MatchBook book, Proposal proposal) {
        List<Part> parts = new ArrayList<>();
        for (Allocation allocation : proposal.allocations()) {
            OpenItem item = book.item(allocation.item());
            long discount = allocation.reason() == Adjustment.DISCOUNT ? allocation.adjustmentMinor() : 0;
            parts.add(new Part(
                    item, new Money(allocation.cashMinor(), item.currency()), new Money(discount, item.currency())));
        }
        return parts;
    }

    private static @Nullable String hindrance(MatchBook book, List<OpenItem> items, boolean doubtful) {
        if (doubtful) {
            return "The payment may have come twice. Decide its flag first.";
        }
        return book.isReserved(items) ? "An item waits for a direct debit. Match by hand if you must." : null;
    }
}
