package org.tallystick.workbench.invoices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.invoices.InvoicePages.Settled;

/** What settled the installments of an invoice, each part with the document it came from. */
@Component
class SettledParts {
    private final Allocations allocations;
    private final OpenItems items;
    private final Payments payments;
    private final ActorNames names;

    SettledParts(Allocations allocations, OpenItems items, Payments payments, ActorNames names) {
        this.allocations = allocations;
        this.items = items;
        this.payments = payments;
        this.names = names;
    }

    List<Settled> of(CompanyId company, List<OpenItem> installments) {
        Map<OpenItemId, Integer> numbers = new HashMap<>();
        installments.forEach(item -> numbers.put(item.id(), item.installment()));
        List<Settled> settled = new ArrayList<>();
        for (Allocation allocation : allocations.ofItems(company, numbers.keySet())) {
            settled.add(describe(company, allocation, numbers.getOrDefault(allocation.item(), 1)));
        }
        return settled;
    }

    private Settled describe(CompanyId company, Allocation allocation, int installment) {
        String by = names.of(allocation.recordedBy());
        PaymentId payment = allocation.payment();
        if (payment != null) {
            Optional<Payment> found = payments.find(company, payment);
            String number = found.map(Payment::number).orElse("");
            boolean disputed = found.map(Payment::disputed).orElse(false);
            return new Settled(allocation, installment, "Payment " + number, "/payments/" + payment, by, disputed);
        }
        OpenItemId credit = allocation.credit();
        if (credit != null) {
            return items.find(company, credit)
                    .map(item -> new Settled(
                            allocation,
                            installment,
                            "Credit memo " + item.number(),
                            "/credit-memos/" + item.document(),
                            by,
                            false))
                    .orElseGet(() -> new Settled(allocation, installment, "Credit memo", null, by, false));
        }
        return new Settled(allocation, installment, allocation.kind().title(), null, by, false);
    }
}
