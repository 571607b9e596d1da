package org.tallystick.workbench.see;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.Delivery;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Company;
import org.tallystick.providers.PaymentLinks;
import org.tallystick.providers.PaymentRequest;
import org.tallystick.providers.PaymentRequests;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;

/** What the recipient of a document is shown of it. */
@Component
class SeenDocuments {
    private final Invoices invoices;
    private final CreditMemos memos;
    private final OpenItems items;
    private final PaymentRequests requests;
    private final PaymentLinks payments;
    private final BusinessClock clock;

    SeenDocuments(
            Invoices invoices,
            CreditMemos memos,
            OpenItems items,
            PaymentRequests requests,
            PaymentLinks payments,
            BusinessClock clock) {
        this.invoices = invoices;
        this.memos = memos;
        this.items = items;
        this.requests = requests;
        this.payments = payments;
        this.clock = clock;
    }

    SeePage page(Company company, Delivery delivery) {
        return delivery.subjectType() == Delivery.SubjectType.INVOICE
                ? invoice(company, delivery)
                : memo(company, delivery);
    }

    private SeePage invoice(Company company, Delivery delivery) {
        Invoice invoice =
                invoices.find(company.id(), new InvoiceId(delivery.subject())).orElseThrow();
        List<OpenItem> parts = items.ofDocument(company.id(), delivery.subject());
        Money open = parts.stream().map(OpenItem::open).reduce(Money.zero(invoice.currency()), Money::plus);
        return new SeePage(
                "/see/" + company.code(),
                company.name(),
                "Invoice",
                invoice.number(),
                invoice.invoiceOn(),
                invoice.dueOn(),
                invoice.gross(),
                open,
                open.isPositive() ? payment(company, parts) : null,
                invoice.paymentReference());
    }

    private SeePage memo(Company company, Delivery delivery) {
        CreditMemo memo =
                memos.find(company.id(), new CreditMemoId(delivery.subject())).orElseThrow();
        return new SeePage(
                "/see/" + company.code(),
                company.name(),
                "Credit memo",
                memo.number(),
                memo.creditedOn(),
                null,
                memo.gross(),
                null,
                null,
                null);
    }

    /** The page of a payment request that asks for it and can be paid now. */
    private @Nullable String payment(Company company, List<OpenItem> parts) {
        return requests.open(company.id(), parts.stream().map(OpenItem::id).toList(), clock.now()).stream()
                .filter(request -> request.state(clock.now()) == PaymentRequest.State.OPEN)
                .findFirst()
                .map(request -> payments.path(company.id(), request))
                .orElse(null);
    }
}
