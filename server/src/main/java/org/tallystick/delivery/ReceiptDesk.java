package org.tallystick.delivery;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where receipts are looked at and sent. A receipt is frozen when it is issued: what remains open changes later. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ReceiptDesk {
    private final Receipts receipts;
    private final Documents documents;
    private final Artefacts artefacts;
    private final DocumentRenderer renderer;
    private final Logos logos;
    private final DeliveryQueue queue;
    private final AuditLog audit;

    ReceiptDesk(
            Receipts receipts,
            Documents documents,
            Artefacts artefacts,
            DocumentRenderer renderer,
            Logos logos,
            DeliveryQueue queue,
            AuditLog audit) {
        this.receipts = receipts;
        this.documents = documents;
        this.artefacts = artefacts;
        this.renderer = renderer;
        this.logos = logos;
        this.queue = queue;
        this.audit = audit;
    }

    /** What a receipt says today, as PDF; nothing is kept. */
    @Transactional(readOnly = true)
    public byte[] today(CompanyId company, PaymentId payment) {
        return renderer.pdf(documents.ofReceipt(company, receipts.today(company, payment)), logos.find(company));
    }

    /** The PDF of an issued receipt of a payment, as it was issued. */
    public Artefact issued(CompanyId company, PaymentId payment, UUID receipt) {
        boolean own = receipts.ofPayment(company, payment).stream()
                .anyMatch(one -> one.id().equals(receipt));
        if (!own) {
            throw Refusal.notFound("receipt");
        }
        return artefacts.pdf(company, Delivery.SubjectType.RECEIPT, receipt);
    }

    /** Issues a receipt of today and sends it to whoever receives the payer's invoices. */
    @Transactional
    public UUID send(Caller caller, PaymentId payment) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Receipt receipt = receipts.today(company, payment);
        receipts.insert(company, receipt, caller.actor().reference());
        artefacts.pdf(company, Delivery.SubjectType.RECEIPT, receipt.id());
        Document document = documents.ofReceipt(company, receipt);
        if (queue.queueAgain(company, document) == 0) {
            throw Refusal.invalid("NO_EMAIL_ADDRESS", DeliveryQueue.NO_ADDRESS);
        }
        audit.record(
                caller,
                AuditEvent.of("receipt.send", "payment", payment.value(), document.number())
                        .about(document.customer().value())
                        .fact("receipt", receipt.id())
                        .fact("remaining", receipt.remaining()));
        return receipt.id();
    }
}
