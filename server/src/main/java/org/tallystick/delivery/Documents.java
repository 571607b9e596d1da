package org.tallystick.delivery;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItems;

/** Gathers what posted documents say. */
@Component
@Transactional(readOnly = true)
class Documents {
    private final Invoices invoices;
    private final CreditMemos memos;
    private final OpenItems items;
    private final BankAccounts banks;

    Documents(Invoices invoices, CreditMemos memos, OpenItems items, BankAccounts banks) {
        this.invoices = invoices;
        this.memos = memos;
        this.items = items;
        this.banks = banks;
    }

    public Document get(CompanyId company, Delivery.SubjectType type, UUID id) {
        return switch (type) {
            case INVOICE -> find(company, new InvoiceId(id)).orElseThrow(() -> Refusal.notFound("invoice"));
            case CREDIT_MEMO -> find(company, new CreditMemoId(id)).orElseThrow(() -> Refusal.notFound("credit memo"));
        };
    }

    private Optional<Document> find(CompanyId company, InvoiceId id) {
        return invoices.find(company, id).map(invoice -> ofInvoice(company, invoice));
    }

    private Document ofInvoice(CompanyId company, Invoice invoice) {
        return new Document.OfInvoice(
                invoice,
                invoices.lines(company, invoice.id()),
                invoices.taxes(company, invoice.id()),
                items.ofDocument(company, invoice.id().value()).stream()
                        .map(item -> new Document.Part(item.dueOn(), item.amount()))
                        .toList(),
                banks.forInvoices(company, invoice.currency()));
    }

    private Optional<Document> find(CompanyId company, CreditMemoId id) {
        return memos.find(company, id).map(memo -> ofCreditMemo(company, memo));
    }

    private Document ofCreditMemo(CompanyId company, CreditMemo memo) {
        Invoice invoice = invoices.find(company, memo.invoice()).orElseThrow();
        return new Document.OfCreditMemo(memo, invoice, invoices.taxes(company, invoice.id()));
    }
}
