package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.Matcher.Claim;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.matching.Book;
import org.tallystick.lib.matching.Decision;
import org.tallystick.lib.matching.Matching;
import org.tallystick.lib.matching.Original;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.matching.ReceiptLine;
import org.tallystick.lib.matching.payer.Payers;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.Discount;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.Payment;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;

/**
 * The engine's view of some payments: their possible payers, what those owe, and the documents the texts name, settled ones
 * included. Built from one read; what is posted from it lowers what is open in it.
 */
final class MatchBook {
    private final Map<String, OpenItem> items = new HashMap<>();
    private final Map<String, List<OpenItem>> byToken = new HashMap<>();
    private final Map<OpenItemId, PaymentTerms> terms;
    private final Set<OpenItemId> reserved;
    private final Book book = new Book();
    private final Rulebook rules;
    private final Policy policy;
    private final Matching matching;

    /**
     * @param numbers what the customers are called
     * @param terms of items whose early payment earns a discount
     * @param reserved those that wait for a payment under way
     * @param rules where the rules stand
     */
    MatchBook(
            Payers payers,
            Collection<OpenItem> known,
            Map<CustomerId, String> numbers,
            Map<OpenItemId, PaymentTerms> terms,
            Set<OpenItemId> reserved,
            Rulebook rules,
            Policy policy) {
        this.terms = Map.copyOf(terms);
        this.reserved = Set.copyOf(reserved);
        this.rules = rules;
        this.policy = policy;
        for (OpenItem item : known) {
            String customer = numbers.get(item.customer());
            if (customer != null) {
                items.put(item.id().toString(), item);
                token(item.number(), item);
                token(item.reference(), item);
                book.add(
                        entry(item, customer, terms.get(item.id())), item.open().minor());
            }
        }
        this.matching = new Matching(book, payers, policy, rules.promotions());
    }

    private void token(@Nullable String token, OpenItem item) {
        if (token != null) {
            byToken.computeIfAbsent(token, _ -> new ArrayList<>(1)).add(item);
        }
    }

    private static org.tallystick.lib.matching.OpenItem entry(
            OpenItem item, String customer, @Nullable PaymentTerms terms) {
        Discount discount = terms == null ? null : terms.discount();
        boolean untouched = item.open().isPositive() && item.open().equals(item.amount());
        return new org.tallystick.lib.matching.OpenItem(
                item.id().toString(),
                customer,
                item.number(),
                item.documentOn(),
                item.dueOn(),
                item.currency().code(),
                discount == null || !untouched
                        ? null
                        : new org.tallystick.lib.matching.OpenItem.Discount(
                                discount.percent().value(), item.documentOn().plusDays(discount.days())),
                item.purchaseOrder(),
                item.reference(),
                false,
                false);
    }

    Rulebook rules() {
        return rules;
    }

    Policy policy() {
        return policy;
    }

    Decision decide(Claim claim) {
        return matching.decide(line(claim));
    }

    /** Lowers what is open, so that the next payment of the same chunk sees it. */
    void post(Claim claim, Proposal proposal) {
        matching.post(line(claim), proposal);
    }

    /** The same for what was settled by other means than the engine. */
    void settled(OpenItemId item, long minor) {
        String id = item.toString();
        book.open(id, Math.subtractExact(book.open(id), minor));
    }

    /** An item and what is open of it now, after what earlier payments took. */
    record Named(OpenItem item, Money open) {}

    /** The open items that the words of a payment name exactly, in its currency, of its day or earlier. */
    List<Named> named(Claim claim) {
        Payment payment = claim.payment();
        Set<Named> named = new LinkedHashSet<>();
        for (String token : ReferenceTokens.of(claim.remittance())) {
            for (OpenItem item : byToken.getOrDefault(token, List.of())) {
                boolean then = !item.documentOn().isAfter(payment.receivedOn());
                if (then && item.currency().equals(payment.currency()) && open(item.id()) > 0) {
                    named.add(new Named(item, new Money(open(item.id()), item.currency())));
                }
            }
        }
        return List.copyOf(named);
    }

    /** What an advice may name, on a day. */
    AdviceWord.Items advised(LocalDate on) {
        return new AdvisedItems(this, on);
    }

    /** What is open under a number or a payment reference, the oldest first. */
    List<OpenItem> under(String token) {
        return byToken.getOrDefault(token, List.of()).stream()
                .filter(item -> open(item.id()) > 0)
                .sorted(Comparator.comparing(OpenItem::dueOn).thenComparingInt(OpenItem::installment))
                .toList();
    }

    /** Everything that is open in the book. */
    List<OpenItem> open() {
        return items.values().stream().filter(item -> open(item.id()) > 0).toList();
    }

    /** The terms of an item, null where it has none. */
    @Nullable
    PaymentTerms terms(OpenItem item) {
        return terms.get(item.id());
    }

    /** The items of slices. */
    List<OpenItem> of(Collection<Slice> slices) {
        return slices.stream().map(slice -> item(slice.item().toString())).toList();
    }

    /** An item of the book. */
    OpenItem item(String id) {
        OpenItem item = items.get(id);
        if (item == null) {
            throw new IllegalArgumentException("the item " + id + " is not in the book");
        }
        return item;
    }

    /** Those a proposal settles. */
    List<OpenItem> items(Proposal proposal) {
        return proposal.allocations().stream()
                .map(allocation -> item(allocation.item()))
                .toList();
    }

    /** Those a decision found named, whatever became of it. */
    List<OpenItem> mentioned(Decision decision) {
        return decision.evidence().mentions().stream()
                .map(mention -> item(mention.item()))
                .distinct()
                .toList();
    }

    /** Whether one of the items waits for a payment under way, so that nothing else takes it by itself. */
    boolean isReserved(Collection<OpenItem> some) {
        return some.stream().anyMatch(item -> reserved.contains(item.id()));
    }

    /** What is open now, after what was posted from this book; none for an item that is not in it. */
    long open(OpenItemId item) {
        return book.knows(item.toString()) ? book.open(item.toString()) : 0;
    }

    private static List<String> advised(Claim claim) {
        JoinedAdvice advice = claim.advice();
        List<String> documents = new ArrayList<>(claim.remittance().documents());
        documents.addAll(advice == null ? List.of() : advice.documents());
        return documents;
    }

    /** Of a payment that is still whole. */
    private static @Nullable Original original(Claim claim) {
        Payment payment = claim.payment();
        OriginalAmount paid = claim.remittance().original();
        boolean whole = payment.unapplied().equals(payment.amount()) && !payment.isExchange();
        return paid == null || !whole ? null : paid.toRecompute(payment.currency());
    }

    static ReceiptLine line(Claim claim) {
        Payment payment = claim.payment();
        Remittance remittance = claim.remittance();
        List<String> text = new ArrayList<>(List.of(remittance.text()));
        if (remittance.endToEndId() != null) {
            text.add(remittance.endToEndId());
        }
        List<String> references = remittance.references();
        references.stream().skip(1).forEach(text::add);
        return new ReceiptLine(
                payment.id().toString(),
                payment.receivedOn(),
                payment.unapplied().minor(),
                payment.currency().code(),
                payment.payerName(),
                payment.customer() == null ? payment.payerAccount() : Roster.accountOf(payment.customer()),
                String.join(" ", text).strip(),
                references.isEmpty() ? null : references.getFirst(),
                advised(claim),
                original(claim));
    }
}
