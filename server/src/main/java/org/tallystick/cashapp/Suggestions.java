package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.matching.Allocation;
import org.tallystick.lib.matching.Decision;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Reservation;
import org.tallystick.receivables.Reservations;

/** What a person should look at first when deciding what a payment settles. */
@Service
@Transactional(readOnly = true)
public class Suggestions {
    private final Payments payments;
    private final OpenItems items;
    private final AllocationDesk desk;
    private final Remittances remittances;
    private final MatchBooks books;
    private final EarlyPayment earlyPayment;
    private final Reservations reservations;
    private final AdviceJoining advices;

    Suggestions(
            Payments payments,
            OpenItems items,
            AllocationDesk desk,
            Remittances remittances,
            MatchBooks books,
            EarlyPayment earlyPayment,
            Reservations reservations,
            AdviceJoining advices) {
        this.payments = payments;
        this.items = items;
        this.desk = desk;
        this.remittances = remittances;
        this.books = books;
        this.earlyPayment = earlyPayment;
        this.reservations = reservations;
        this.advices = advices;
    }

    /** Why an item stands where it does; the first is the best. */
    public enum Rank {
        PROPOSED,
        ALTERNATIVE,
        OLDEST_DUE,
        /** It waits for a payment that is under way; nothing is proposed for it. */
        RESERVED
    }

    /**
     * An open item the payment could settle.
     *
     * @param discount what an early payment on the day of the payment may deduct, or zero
     * @param proposed what the payment would settle of it, or zero
     * @param reason the sentence to show
     */
    public record Suggestion(OpenItem item, Money discount, Money proposed, Rank rank, String reason) {}

    /**
     * What to show for a payment.
     *
     * @param items the likeliest first; proposals sum to at most what is left
     * @param explanation why the first way is proposed, or why none is
     */
    public record Suggested(List<Suggestion> items, String explanation) {
        public Suggested {
            items = List.copyOf(items);
        }
    }

    /** The open items of the payer's family and those that may be meant. */
    public Suggested forPayment(CompanyId company, PaymentId id) {
        Payment payment = payments.find(company, id).orElseThrow(() -> Refusal.notFound("payment"));
        Remittance remittance =
                remittances.of(company, List.of(id)).getOrDefault(id, Remittance.of(payment.reference()));
        Matcher.Claim claim = advices.advised(company, List.of(new Matcher.Claim(payment, remittance)))
                .getFirst();
        MatchBook book = books.book(company, books.subject(company, List.of(claim)));
        Decision decision = book.decide(claim);
        List<Proposal> proposals = proposals(decision);
        AdviceWord word = word(claim, book);
        Map<OpenItemId, Money> advised = AdviceWord.meant(word);
        Map<OpenItemId, OpenItem> candidates = candidates(company, payment, book, decision);
        advised.keySet().forEach(item -> candidates.put(item, book.item(item.toString())));
        List<OpenItem> mentioned = book.mentioned(decision);
        Map<OpenItemId, PaymentTerms> terms = earlyPayment.terms(company, List.copyOf(candidates.values()));
        Map<OpenItemId, Reservation> reserved = reservations.of(company, candidates.keySet());
        List<Suggestion> ranked = candidates.values().stream()
                .map(item -> {
                    Reservation held = reserved.get(item.id());
                    return held != null
                            ? waiting(item, held)
                            : advised.isEmpty()
                                    ? suggestion(
                                            payment,
                                            item,
                                            proposals,
                                            mentioned,
                                            discount(item, terms, payment.receivedOn()))
                                    : named(item, advised, discount(item, terms, payment.receivedOn()));
                })
                .sorted(Comparator.comparing(Suggestion::rank)
                        .thenComparing(suggestion -> suggestion.item().dueOn())
                        .thenComparing(suggestion -> suggestion.item().number()))
                .toList();
        return new Suggested(ranked, word == null ? explanation(decision) : word.sentence());
    }

    /** What the advice says of each document; null when there is none, or it says no amounts. */
    private static @Nullable AdviceWord word(Matcher.Claim claim, MatchBook book) {
        JoinedAdvice advice = claim.advice();
        Payment payment = claim.payment();
        return advice == null || advice.namesOnly(payment.amount())
                ? null
                : AdviceWord.of(payment.unapplied(), advice, book.advised(payment.receivedOn()));
    }

    private static Suggestion named(OpenItem item, Map<OpenItemId, Money> advised, Money discount) {
        Money meant = advised.get(item.id());
        return meant == null
                ? new Suggestion(
                        item, discount, Money.zero(item.currency()), Rank.OLDEST_DUE, "Due on " + item.dueOn() + ".")
                : new Suggestion(item, discount, meant, Rank.PROPOSED, "Named in the remittance advice");
    }

    private static Suggestion waiting(OpenItem item, Reservation held) {
        Money zero = Money.zero(item.currency());
        return new Suggestion(item, zero, zero, Rank.RESERVED, held.sentence());
    }

    private static List<Proposal> proposals(Decision decision) {
        return switch (decision) {
            case Decision.Auto auto -> List.of(auto.proposal());
            case Decision.Suggest suggest -> suggest.proposals();
            case Decision.Unresolved _ -> List.of();
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

    private Map<OpenItemId, OpenItem> candidates(
            CompanyId company, Payment payment, MatchBook book, Decision decision) {
        Map<OpenItemId, OpenItem> found = new LinkedHashMap<>();
        proposals(decision).forEach(proposal -> book.items(proposal).forEach(item -> found.put(item.id(), item)));
        book.mentioned(decision).forEach(item -> found.put(item.id(), item));
        if (payment.customer() != null) {
            items.openOf(company, desk.family(company, payment.customer())).forEach(item -> found.put(item.id(), item));
        }
        found.values().removeIf(item -> item.open().isZero() || !item.currency().equals(payment.currency()));
        return found;
    }

    private static Suggestion suggestion(
            Payment payment, OpenItem item, List<Proposal> proposals, List<OpenItem> mentioned, Money discount) {
        for (int way = 0; way < proposals.size(); way++) {
            Allocation meant = allocation(proposals.get(way), item.id());
            if (meant != null && way == 0) {
                Money proposed = payment.unapplied().isPositive()
                        ? new Money(meant.cashMinor(), item.currency())
                        : Money.zero(item.currency());
                return new Suggestion(item, discount, proposed, Rank.PROPOSED, "Proposed");
            }
            if (meant != null) {
                return new Suggestion(item, discount, Money.zero(item.currency()), Rank.ALTERNATIVE, "Another way");
            }
        }
        if (mentioned.contains(item)) {
            return new Suggestion(item, discount, Money.zero(item.currency()), Rank.ALTERNATIVE, "Named in the text");
        }
        String reason = item.open().isNegative() ? "A credit that may be taken along." : "Due on " + item.dueOn() + ".";
        return new Suggestion(item, discount, Money.zero(item.currency()), Rank.OLDEST_DUE, reason);
    }

    private static @Nullable Allocation allocation(Proposal proposal, OpenItemId item) {
        return proposal.allocations().stream()
                .filter(allocation -> allocation.item().equals(item.toString()))
                .findFirst()
                .orElse(null);
    }

    private static Money discount(OpenItem item, Map<OpenItemId, PaymentTerms> terms, LocalDate paidOn) {
        PaymentTerms agreed = terms.get(item.id());
        return agreed == null ? Money.zero(item.currency()) : EarlyPayment.discount(item, agreed, paidOn);
    }
}
