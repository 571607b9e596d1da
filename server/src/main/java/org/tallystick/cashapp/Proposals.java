package org.tallystick.cashapp;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.Proposed.Part;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;

/** The first proposal of the engine for each of some payments, read in one go. */
@Service
@Transactional(readOnly = true)
public class Proposals {
    private final Payments payments;
    private final Remittances remittances;
    private final MatchBooks books;
    private final PaymentFlags flags;
    private final Weighing weighing;

    Proposals(Payments payments, Remittances remittances, MatchBooks books, PaymentFlags flags, Weighing weighing) {
        this.payments = payments;
        this.remittances = remittances;
        this.books = books;
        this.flags = flags;
        this.weighing = weighing;
    }

    /** Each on its own: two payments may be proposed for the same item, and the one accepted first gets it. */
    public Map<PaymentId, Proposed> of(CompanyId company, Collection<PaymentId> ids) {
        List<Matcher.Claim> claims = claims(company, ids);
        return claims.isEmpty() ? Map.of() : of(company, claims, books.subject(company, claims));
    }

    List<Matcher.Claim> claims(CompanyId company, Collection<PaymentId> ids) {
        Map<PaymentId, Remittance> said = remittances.of(company, ids);
        Map<PaymentId, Payment> found = payments.byIds(company, ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(payment -> payment.unapplied().isPositive())
                .map(payment ->
                        new Matcher.Claim(payment, said.getOrDefault(payment.id(), Remittance.of(payment.reference()))))
                .toList();
    }

    private Map<PaymentId, Proposed> of(CompanyId company, List<Matcher.Claim> claims, MatchBooks.Subject subject) {
        Map<PaymentId, Proposed> proposed = new LinkedHashMap<>();
        considered(company, claims, books.book(company, subject))
                .forEach((payment, one) -> proposed.put(payment, one.proposed()));
        return proposed;
    }

    /** What a person is shown, and what it rests on. */
    record Considered(Proposed proposed, Weighed weighed) {}

    Map<PaymentId, Considered> considered(CompanyId company, List<Matcher.Claim> claims, MatchBook book) {
        Set<PaymentId> doubtful = flags.doubtful(
                company, claims.stream().map(claim -> claim.payment().id()).toList());
        Map<PaymentId, Considered> considered = new LinkedHashMap<>();
        for (Matcher.Claim claim : claims) {
            Payment payment = claim.payment();
            Weighed weighed = weighing.of(company, book, claim, doubtful.contains(payment.id()));
            considered.put(payment.id(), new Considered(proposed(payment, weighed), weighed));
        }
        return considered;
    }

    private static Proposed proposed(Payment payment, Weighed weighed) {
        Settling best = weighed.best();
        if (best == null) {
            return new Proposed(payment.id(), null, weighed.sentence(), List.of(), payment.unapplied(), null, null);
        }
        List<Part> parts = parts(best, weighed.items());
        Money whole = best.paid() == null ? payment.unapplied() : best.paid();
        Money left = parts.stream().map(Part::amount).reduce(whole, Money::minus);
        return new Proposed(
                payment.id(),
                weighed.rule(),
                weighed.sentence(),
                parts,
                left,
                best.paid(),
                hindrance(weighed.grounds()));
    }

    private static List<Part> parts(Settling best, List<OpenItem> items) {
        Map<OpenItemId, Money> cash = new HashMap<>();
        best.slices().forEach(slice -> cash.put(slice.item(), slice.amount()));
        best.credits().forEach(credit -> cash.put(credit.item(), credit.amount().negated()));
        return items.stream()
                .map(item -> new Part(item, cash.getOrDefault(item.id(), Money.zero(item.currency())), best.on(item)))
                .toList();
    }

    private static @Nullable String hindrance(Grounds grounds) {
        if (grounds.guards().contains(Grounds.DOUBTFUL)) {
            return "The payment may have come twice. Decide its flag first.";
        }
        return grounds.guards().contains(Grounds.RESERVED)
                ? "An item waits for a payment under way. Match by hand if you must."
                : null;
    }
}
