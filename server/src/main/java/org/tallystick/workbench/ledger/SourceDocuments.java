package org.tallystick.workbench.ledger;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.ledger.JournalBook.Entry;
import org.tallystick.payments.Exchanges;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentReturns;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.ReturnFees;

/** The page of the document or deed that a journal entry comes from. */
@Component
class SourceDocuments {
    private final PaymentReturns returns;
    private final Exchanges exchanges;
    private final Refunds refunds;
    private final Allocations allocations;
    private final OpenItems items;
    private final ReturnFees fees;

    SourceDocuments(
            PaymentReturns returns,
            Exchanges exchanges,
            Refunds refunds,
            Allocations allocations,
            OpenItems items,
            ReturnFees fees) {
        this.returns = returns;
        this.exchanges = exchanges;
        this.refunds = refunds;
        this.allocations = allocations;
        this.items = items;
        this.fees = fees;
    }

    /** The path below the company and what it is called; null when the source has no page. */
    EntryPage.@Nullable Source of(CompanyId company, Entry entry) {
        return switch (entry.sourceType()) {
            case "INVOICE" -> new EntryPage.Source("Invoice", "/invoices/" + entry.sourceId());
            case "CREDIT_MEMO" -> new EntryPage.Source("Credit memo", "/credit-memos/" + entry.sourceId());
            case "PAYMENT" -> payment(new PaymentId(entry.sourceId()));
            case "PAYMENT_RETURN" ->
                returns.returnedBy(company, entry.sourceId())
                        .map(SourceDocuments::payment)
                        .orElse(null);
            case "PAYMENT_EXCHANGE" ->
                exchanges
                        .paymentOf(company, entry.sourceId())
                        .map(SourceDocuments::payment)
                        .orElse(null);
            case "REFUND" ->
                refunds.ofEvent(company, entry.sourceId())
                        .map(id -> new EntryPage.Source("Refund", "/refunds/" + id))
                        .orElse(null);
            case "RETURN_FEE" ->
                fees.paymentOf(company, entry.sourceId())
                        .map(SourceDocuments::payment)
                        .orElse(null);
            case "LATE_FEE" -> new EntryPage.Source("Late fees", "/late-fees/" + entry.sourceId());
            case "DEPOSIT" -> new EntryPage.Source("Deposit", "/deposits/" + entry.sourceId());
            case "BANK_LINE", "BANK_LINE_CLEARED", "BANK_LINE_OPENING" ->
                new EntryPage.Source("Bank line", "/bank-lines/" + entry.sourceId());
            case "CHARGEBACK", "CHARGEBACK_WON" -> new EntryPage.Source("Chargebacks", "/chargebacks");
            case "PROVIDER_PAYOUT" -> new EntryPage.Source("Payment providers", "/settings/payment-providers");
            case "ALLOCATION" -> allocation(company, entry.sourceId());
            default -> null;
        };
    }

    private EntryPage.@Nullable Source allocation(CompanyId company, UUID id) {
        Optional<Allocation> allocation = allocations.find(company, new AllocationId(id));
        if (allocation.isEmpty()) {
            return null;
        }
        PaymentId payment = allocation.get().payment();
        return payment != null
                ? payment(payment)
                : document(company, allocation.get().item());
    }

    private EntryPage.@Nullable Source document(CompanyId company, OpenItemId id) {
        return items.find(company, id)
                .filter(item -> item.kind() == OpenItem.Kind.INVOICE)
                .map(item -> new EntryPage.Source("Invoice " + item.number(), "/invoices/" + item.document()))
                .orElse(null);
    }

    private static EntryPage.Source payment(PaymentId id) {
        return new EntryPage.Source("Payment", "/payments/" + id);
    }
}
