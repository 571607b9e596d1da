package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.Matcher.Named;
import org.tallystick.debits.Debits;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.allocation.AllocationPolicy;
import org.tallystick.lib.receivables.allocation.DisputedItems;
import org.tallystick.lib.receivables.allocation.PayableItem;
import org.tallystick.lib.receivables.allocation.ProposedAllocation;
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

/** What a person should look at first when deciding what a payment settles. */
@Service
@Transactional(readOnly = true)
public class Suggestions {
    private final Payments payments;
    private final OpenItems items;
    private final AllocationDesk desk;
    private final ReceiptLines lines;
    private final Matcher matcher;
    private final EarlyPayment earlyPayment;
    private final Debits debits;

    Suggestions(
            Payments payments,
            OpenItems items,
            AllocationDesk desk,
            ReceiptLines lines,
            Matcher matcher,
            EarlyPayment earlyPayment,
            Debits debits) {
        this.payments = payments;
        this.items = items;
        this.desk = desk;
        this.lines = lines;
        this.matcher = matcher;
        this.earlyPayment = earlyPayment;
        this.debits = debits;
    }

    /** Why an item stands where it does; the first is the best. */
    public enum Rank {
        REFERENCE,
        AMOUNT,
        AMOUNT_LESS_DISCOUNT,
        OLDEST_DUE,
        /** It waits for a direct debit; nothing is proposed for it. */
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

    /** The open items of the payer's family and those the payment names, the likeliest first; proposals sum to the rest. */
    public List<Suggestion> forPayment(CompanyId company, PaymentId id) {
        Payment payment = payments.find(company, id).orElseThrow(() -> Refusal.notFound("payment"));
        Remittance remittance =
                lines.remittances(company, List.of(id)).getOrDefault(id, Remittance.of(payment.reference()));
        Map<OpenItemId, Named> named = new HashMap<>();
        matcher.named(company, List.of(new Matcher.Claim(payment, remittance)))
                .getOrDefault(id, List.of())
                .forEach(one -> named.put(one.item().id(), one));
        List<OpenItem> candidates = candidates(company, payment, named);
        Map<OpenItemId, PaymentTerms> terms = earlyPayment.terms(company, candidates);
        Map<OpenItemId, LocalDate> reserved =
                debits.reserved(company, candidates.stream().map(OpenItem::id).toList());
        List<Suggestion> ranked = candidates.stream()
                .map(item -> reserved.containsKey(item.id())
                        ? waiting(item, reserved.get(item.id()))
                        : suggestion(payment, item, named, Matcher.discount(item, terms, payment.receivedOn())))
                .sorted(Comparator.comparing(Suggestion::rank)
                        .thenComparing(suggestion -> suggestion.item().dueOn())
                        .thenComparing(suggestion -> suggestion.item().number()))
                .toList();
        return proposed(payment, ranked);
    }

    private List<OpenItem> candidates(CompanyId company, Payment payment, Map<OpenItemId, Named> named) {
        Map<OpenItemId, OpenItem> found = new LinkedHashMap<>();
        named.values().forEach(one -> found.put(one.item().id(), one.item()));
        if (payment.customer() != null) {
            items.openOf(company, desk.family(company, payment.customer())).forEach(item -> found.put(item.id(), item));
        }
        return found.values().stream()
                .filter(item -> item.open().isPositive())
                .filter(item -> item.currency().equals(payment.currency()))
                .toList();
    }

    private static Suggestion waiting(OpenItem item, @Nullable LocalDate collectOn) {
        Money zero = Money.zero(item.currency());
        return new Suggestion(item, zero, zero, Rank.RESERVED, "Reserved by the direct debit of " + collectOn + ".");
    }

    private static Suggestion suggestion(Payment payment, OpenItem item, Map<OpenItemId, Named> named, Money discount) {
        Money zero = Money.zero(item.currency());
        Named one = named.get(item.id());
        if (one != null) {
            return new Suggestion(
                    item, discount, zero, Rank.REFERENCE, "The payment names “" + one.token() + "” exactly.");
        }
        if (item.open().equals(payment.unapplied())) {
            return new Suggestion(
                    item, discount, zero, Rank.AMOUNT, "The open amount is exactly what is left of the payment.");
        }
        if (discount.isPositive() && item.open().minus(discount).equals(payment.unapplied())) {
            return new Suggestion(
                    item,
                    discount,
                    zero,
                    Rank.AMOUNT_LESS_DISCOUNT,
                    "Less the early-payment discount of " + discount + " it is exactly what is left of the payment.");
        }
        return new Suggestion(item, discount, zero, Rank.OLDEST_DUE, "Due on " + item.dueOn() + ".");
    }

    /** Named items take what they need first; without one, the item of the exact amount, else the oldest due. */
    private static List<Suggestion> proposed(Payment payment, List<Suggestion> ranked) {
        boolean naming = ranked.stream().anyMatch(one -> one.rank() == Rank.REFERENCE);
        List<PayableItem<OpenItemId>> payable = new ArrayList<>();
        for (Suggestion one : ranked) {
            if (one.rank() != Rank.RESERVED && (!naming || one.rank() == Rank.REFERENCE)) {
                payable.add(new PayableItem<>(
                        one.item().id(), one.item().dueOn(), one.item().open(), one.discount(), false));
            }
        }
        Map<OpenItemId, Money> amounts = new HashMap<>();
        if (payment.unapplied().isPositive()) {
            amounts.putAll(amounts(
                    AllocationPolicy.EXACT_THEN_OLDEST.propose(payment.unapplied(), payable, DisputedItems.INCLUDE)));
        }
        return ranked.stream()
                .map(one -> new Suggestion(
                        one.item(),
                        one.discount(),
                        amounts.getOrDefault(one.item().id(), Money.zero(payment.currency())),
                        one.rank(),
                        one.reason()))
                .toList();
    }

    private static Map<OpenItemId, Money> amounts(List<ProposedAllocation<OpenItemId>> proposed) {
        Map<OpenItemId, Money> amounts = new HashMap<>();
        proposed.forEach(one -> amounts.put(one.id(), one.amount()));
        return amounts;
    }
}
