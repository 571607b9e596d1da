package org.tallystick.workbench.payments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.cashapp.Suggestions;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemFilter;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Reservations;

/** Which open items the matching page offers, and the discounts their terms allow. */
@Component
class MatchingItems {
    private static final int SHOWN = 200;

    private final OpenItems items;
    private final AllocationDesk desk;
    private final Invoices invoices;
    private final Suggestions suggestions;
    private final Reservations reservations;

    MatchingItems(
            OpenItems items,
            AllocationDesk desk,
            Invoices invoices,
            Suggestions suggestions,
            Reservations reservations) {
        this.items = items;
        this.desk = desk;
        this.invoices = invoices;
        this.suggestions = suggestions;
        this.reservations = reservations;
    }

    /** The family's items and those the payment names, with the reason for each. */
    Offer suggested(CompanyId company, Payment payment) {
        return Offer.of(suggestions.forPayment(company, payment.id()), SHOWN);
    }

    /** What another customer's family owes in the payment's currency, or whatever carries the number, the oldest first. */
    Offer searched(CompanyId company, Payment payment, @Nullable CustomerId customer, String number) {
        List<OpenItem> found = number.isBlank()
                ? ofFamily(company, customer)
                : items.list(company, new OpenItemFilter(null, number.strip(), false), 1, SHOWN)
                        .rows();
        List<OpenItem> shown = found.stream()
                .filter(item -> !item.open().isZero() && item.currency().equals(payment.currency()))
                .limit(SHOWN)
                .toList();
        return Offer.of(
                shown, reservations.of(company, shown.stream().map(OpenItem::id).toList()));
    }

    private List<OpenItem> ofFamily(CompanyId company, @Nullable CustomerId customer) {
        return customer == null ? List.of() : items.openOf(company, desk.family(company, customer));
    }

    /** The discount that paying an untouched item on the day of the payment earns, by the terms of its invoice. */
    Map<OpenItemId, Money> discounts(CompanyId company, Payment payment, List<OpenItem> offered) {
        Map<OpenItemId, Money> discounts = new HashMap<>();
        for (OpenItem item : offered) {
            if (item.kind() == OpenItem.Kind.INVOICE && item.open().equals(item.amount())) {
                invoices.find(company, new InvoiceId(item.document()))
                        .map(invoice -> invoice.terms()
                                .discountAvailable(item.documentOn(), item.amount(), payment.receivedOn()))
                        .filter(Money::isPositive)
                        .ifPresent(discount -> discounts.put(item.id(), discount));
            }
        }
        return discounts;
    }
}
