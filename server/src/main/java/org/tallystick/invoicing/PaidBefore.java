package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;

/** What was paid on a wrong invoice is left on its credit memo, and settles the invoice that replaces it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PaidBefore {
    static final String RULE = "credit-of-correction";

    private final Corrections corrections;
    private final Customers customers;
    private final OpenItems items;
    private final AllocationDesk allocations;
    private final BusinessClock clock;

    PaidBefore(
            Corrections corrections,
            Customers customers,
            OpenItems items,
            AllocationDesk allocations,
            BusinessClock clock) {
        this.corrections = corrections;
        this.customers = customers;
        this.items = items;
        this.allocations = allocations;
        this.clock = clock;
    }

    /** What the invoices about to be posted replace; the customers concerned are locked, before any number is taken. */
    List<Corrections.Replaced> lock(CompanyId company, List<PricedInvoice> invoices) {
        List<Corrections.Replaced> replaced = corrections.ofDrafts(
                company,
                invoices.stream().map(PricedInvoice::draftOf).distinct().toList());
        if (!replaced.isEmpty()) {
            customers.lock(
                    company,
                    replaced.stream()
                            .map(Corrections.Replaced::customer)
                            .distinct()
                            .toList());
        }
        return replaced;
    }

    /** Another customer's credit stays with them, and an invoice dated ahead takes nothing yet. */
    void settle(
            Caller caller, List<Corrections.Replaced> replaced, List<InvoicePosting.Numbered> posted, LocalDate on) {
        if (on.isAfter(clock.today(caller.company()))) {
            return;
        }
        for (Corrections.Replaced before : replaced) {
            posted.stream()
                    .filter(invoice -> invoice.invoice().draftOf().equals(before.draft())
                            && invoice.invoice().customer().id().equals(before.customer()))
                    .forEach(invoice -> settle(caller, before.memo(), invoice.id(), on));
        }
    }

    private void settle(Caller caller, CreditMemoId memo, InvoiceId invoice, LocalDate on) {
        CompanyId company = caller.company();
        OpenItem credit = items.ofDocument(company, memo.value()).getFirst();
        Money left = credit.open().negated();
        List<Slice> slices = new ArrayList<>();
        for (OpenItem item : items.ofDocument(company, invoice.value())) {
            Money part = left.min(item.open());
            if (part.isPositive()) {
                slices.add(new Slice(item.id(), part));
                left = left.minus(part);
            }
        }
        if (!slices.isEmpty()) {
            allocations.applyCredit(caller.including(Permission.ALLOCATE), credit.id(), slices, on, RULE);
        }
    }
}
