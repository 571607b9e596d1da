package org.tallystick.workbench.documents;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.disputes.Dispute;
import org.tallystick.disputes.DisputeId;
import org.tallystick.disputes.Disputes;
import org.tallystick.documents.Subject;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.invoicing.RunId;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Finds what documents are linked to, or says that it is not there. */
@Component
class Papers {
    private final Customers customers;
    private final Charges charges;
    private final Drafts drafts;
    private final Invoices invoices;
    private final CreditMemos memos;
    private final Payments payments;
    private final Disputes disputes;

    Papers(
            Customers customers,
            Charges charges,
            Drafts drafts,
            Invoices invoices,
            CreditMemos memos,
            Payments payments,
            Disputes disputes) {
        this.customers = customers;
        this.charges = charges;
        this.drafts = drafts;
        this.invoices = invoices;
        this.memos = memos;
        this.payments = payments;
        this.disputes = disputes;
    }

    Paper customer(CompanyId company, CustomerId id) {
        if (customers.find(company, id).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        return alone(new Subject(Subject.Type.CUSTOMER, id.value(), id), "/customers/" + id);
    }

    Paper charge(CompanyId company, ChargeId id) {
        Charge charge = charges.find(company, id).orElseThrow(() -> Refusal.notFound("charge"));
        var subject =
                new Subject(Subject.Type.CHARGE, id.value(), charge.input().customer());
        return new Paper(subject, "/charges/" + id, List.of(charge), List.of());
    }

    Paper draft(CompanyId company, RunId run, UUID id) {
        Draft draft = drafts.find(company, id)
                .filter(found -> found.run().equals(run))
                .orElseThrow(() -> Refusal.notFound("draft"));
        return new Paper(
                new Subject(Subject.Type.DRAFT, id, draft.customer()),
                "/billing-runs/" + run + "/drafts/" + id,
                of(company, id),
                List.of());
    }

    Paper invoice(CompanyId company, InvoiceId id) {
        Invoice invoice = invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
        UUID draft = invoice.draft();
        return new Paper(
                new Subject(Subject.Type.INVOICE, id.value(), invoice.customer()),
                "/invoices/" + id,
                draft == null ? List.of() : of(company, draft),
                draft == null ? List.of() : List.of(draft));
    }

    Paper creditMemo(CompanyId company, CreditMemoId id) {
        CreditMemo memo = memos.find(company, id).orElseThrow(() -> Refusal.notFound("credit memo"));
        return alone(new Subject(Subject.Type.CREDIT_MEMO, id.value(), memo.customer()), "/credit-memos/" + id);
    }

    Paper payment(CompanyId company, UUID id) {
        Payment payment = payments.find(company, new PaymentId(id)).orElseThrow(() -> Refusal.notFound("payment"));
        return alone(new Subject(Subject.Type.PAYMENT, id, payment.customer()), "/payments/" + id);
    }

    Paper dispute(CompanyId company, DisputeId id) {
        Dispute dispute = disputes.find(company, id).orElseThrow(() -> Refusal.notFound("dispute"));
        return alone(
                new Subject(Subject.Type.DISPUTE, id.value(), dispute.matter().customer()), "/disputes/" + id);
    }

    /** The address of a thing that a document is linked to; nothing where it is gone. */
    Optional<String> page(CompanyId company, Subject subject) {
        return switch (subject.type()) {
            case CUSTOMER -> Optional.of("/customers/" + subject.id() + "/documents");
            case CHARGE -> Optional.of("/charges/" + subject.id());
            case INVOICE -> Optional.of("/invoices/" + subject.id());
            case CREDIT_MEMO -> Optional.of("/credit-memos/" + subject.id());
            case PAYMENT -> Optional.of("/payments/" + subject.id());
            case CONTRACT -> Optional.of("/contracts/" + subject.id());
            case DISPUTE -> Optional.of("/disputes/" + subject.id());
            case DRAFT ->
                drafts.find(company, subject.id())
                        .map(draft -> "/billing-runs/" + draft.run() + "/drafts/" + draft.id());
        };
    }

    private List<Charge> of(CompanyId company, UUID draft) {
        return charges.ofDrafts(company, List.of(draft)).getOrDefault(draft, List.of());
    }

    private static Paper alone(Subject subject, String page) {
        return new Paper(subject, page, List.of(), List.of());
    }
}
