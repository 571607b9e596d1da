package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.einvoices.EditionDesk;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where people send documents again and print what goes by post. */
@Service
@Transactional
public class DeliveryDesk {
    static final int LARGEST_BATCH = 300;

    private final Documents documents;
    private final DeliveryQueue queue;
    private final Deliveries deliveries;
    private final Artefacts artefacts;
    private final EditionDesk editions;
    private final SentRecord record;
    private final DeliveryCourse course;
    private final FollowUps followUps;
    private final Reminders reminders;
    private final AuditLog audit;
    private final BusinessClock clock;

    DeliveryDesk(
            Documents documents,
            DeliveryQueue queue,
            Deliveries deliveries,
            Artefacts artefacts,
            EditionDesk editions,
            SentRecord record,
            DeliveryCourse course,
            FollowUps followUps,
            Reminders reminders,
            AuditLog audit,
            BusinessClock clock) {
        this.documents = documents;
        this.queue = queue;
        this.deliveries = deliveries;
        this.artefacts = artefacts;
        this.editions = editions;
        this.record = record;
        this.course = course;
        this.followUps = followUps;
        this.reminders = reminders;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends an invoice once more, to whoever is to receive it now. */
    public void sendAgain(Caller caller, InvoiceId invoice) {
        sendAgain(caller, Delivery.SubjectType.INVOICE, invoice.value());
    }

    /** Sends a credit memo once more, to whoever is to receive it now. */
    public void sendAgain(Caller caller, CreditMemoId memo) {
        sendAgain(caller, Delivery.SubjectType.CREDIT_MEMO, memo.value());
    }

    /** Sends an issued receipt once more, as it was issued. */
    public void sendReceiptAgain(Caller caller, UUID receipt) {
        sendAgain(caller, Delivery.SubjectType.RECEIPT, receipt);
    }

    /** Tells the payer of a pending debit once more. */
    public void tellAgain(Caller caller, UUID debit) {
        sendAgain(caller, Delivery.SubjectType.DEBIT_NOTICE, debit);
    }

    /** Asks a customer once more for what of a request is still missing. */
    public void askAgain(Caller caller, UUID request) {
        sendAgain(caller, Delivery.SubjectType.DOCUMENT_REQUEST, request);
    }

    /** Sends a statement of account once more, as it was issued. */
    public void sendStatementAgain(Caller caller, UUID statement) {
        sendAgain(caller, Delivery.SubjectType.STATEMENT, statement);
    }

    /** Queues a note of late fees once more, to everybody who gets invoices. */
    public void sendLateFeesAgain(Caller caller, UUID note) {
        sendAgain(caller, Delivery.SubjectType.LATE_FEES, note);
    }

    /** Tells a customer once more why a dispute was rejected. */
    public void sendRejectionAgain(Caller caller, UUID letter) {
        sendAgain(caller, Delivery.SubjectType.REJECTION, letter);
    }

    private void sendAgain(Caller caller, Delivery.SubjectType type, UUID id) {
        caller.must(Permission.BILL);
        Document document = documents.get(caller.company(), type, id);
        EInvoiceFiles.typeOf(type).ifPresent(kind -> editions.renewed(caller, kind, id));
        followUps.finishAll(caller.company(), id, caller.actor().reference(), "Sent again.");
        int queued = queue.queueAgain(caller.company(), document);
        if (queued == 0) {
            throw Refusal.invalid("NO_EMAIL_ADDRESS", DeliveryQueue.NO_ADDRESS);
        }
        audit.record(
                caller,
                AuditEvent.of("delivery.send-again", type.name().toLowerCase(Locale.ROOT), id, document.number())
                        .about(document.customer().value())
                        .fact("deliveries", queued));
    }

    /** All documents that wait to be printed as one PDF, and from then on as sent; kept, so that it can be fetched again. */
    @Transactional(noRollbackFor = Refusal.class) // what could not be set stays on record
    public PrintBatch printBatch(Caller caller) {
        caller.must(Permission.BILL);
        CompanyId company = caller.company();
        List<byte[]> pages = new ArrayList<>();
        var manifest = new PrintManifest();
        int failed = 0;
        for (UUID id : deliveries.lockForPrint(company, LARGEST_BATCH)) {
            Delivery delivery = deliveries.find(company, id).orElseThrow();
            Optional<String> objection = reminders.begin(company, delivery);
            if (objection.isPresent()) {
                course.follow(company, id, News.suppressed(clock.now(), objection.get()));
                continue;
            }
            try {
                Artefact pdf = artefacts.pdfOfMany(company, delivery.subjectType(), delivery.subject());
                record.sent(company, delivery, pdf.id());
                pages.add(pdf.content());
                manifest.add(String.valueOf(delivery.number()), pdf.content());
            } catch (Refusal refusal) {
                reminders.failed(company, delivery, refusal.sentence());
                course.follow(company, id, News.failed(clock.now(), refusal.sentence()));
                failed++;
            }
        }
        if (pages.isEmpty()) {
            throw Refusal.conflict("NOTHING_TO_PRINT", "No document waits to be printed.");
        }
        Artefact batch = store(caller, pages, manifest);
        return new PrintBatch(batch, pages.size(), deliveries.waitingForPrint(company), failed);
    }

    private Artefact store(Caller caller, List<byte[]> pages, PrintManifest manifest) {
        UUID id = Ids.next();
        String file = "print-" + clock.today(caller.company()) + ".pdf";
        Artefact batch = artefacts.store(caller.company(), id, Artefact.Kind.PRINT_BATCH, file, JoinedPdf.of(pages));
        artefacts.store(
                caller.company(),
                id,
                Artefact.Kind.PRINT_MANIFEST,
                file.replace(".pdf", ".csv"),
                manifest.of(batch.content()));
        audit.record(
                caller,
                AuditEvent.of("delivery.print", "print batch", batch.id(), file).fact("documents", pages.size()));
        return batch;
    }
}
