package org.tallystick.delivery;

import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallystick.einvoices.EditionDesk;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;

/**
 * Sends one queued mail or text message: renders what is not rendered yet, sends, records. Dying between sending and recording
 * sends the same one again, under the same id. What a person must put right is not tried again; what may pass is.
 */
@Component
class SendQueued implements OutboxHandler {
    private static final Logger log = LoggerFactory.getLogger(SendQueued.class);

    private final MailWriter writer;
    private final DocumentLinks links;
    private final Deliveries deliveries;
    private final Documents documents;
    private final Artefacts artefacts;
    private final EInvoiceFiles files;
    private final OverNetwork overNetwork;
    private final MailPort mail;
    private final SmsWriter texts;
    private final SentRecord record;
    private final DeliveryCourse course;
    private final SendGates gates;
    private final Reminders reminders;
    private final BusinessClock clock;

    SendQueued(
            MailWriter writer,
            DocumentLinks links,
            Deliveries deliveries,
            Documents documents,
            Artefacts artefacts,
            EInvoiceFiles files,
            OverNetwork overNetwork,
            MailPort mail,
            SmsWriter texts,
            SentRecord record,
            DeliveryCourse course,
            SendGates gates,
            Reminders reminders,
            BusinessClock clock) {
        this.writer = writer;
        this.links = links;
        this.deliveries = deliveries;
        this.documents = documents;
        this.artefacts = artefacts;
        this.files = files;
        this.overNetwork = overNetwork;
        this.mail = mail;
        this.texts = texts;
        this.record = record;
        this.course = course;
        this.gates = gates;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delivery.send";
    }

    @Override
    public boolean handles(String type) {
        return type.equals(QueueEntries.QUEUED);
    }

    @Override
    public boolean callsOutside() {
        return true;
    }

    @Override
    public void handle(OutboxMessage message) {
        Delivery delivery =
                deliveries.find(message.company(), message.subject()).orElseThrow();
        if (delivery.state() != Delivery.State.QUEUED && delivery.state() != Delivery.State.FAILED) {
            return;
        }
        Optional<String> objection =
                gates.objection(message.company(), delivery).or(() -> reminders.begin(message.company(), delivery));
        if (objection.isPresent()) {
            course.follow(message.company(), delivery.id(), News.suppressed(clock.now(), objection.get()));
            return;
        }
        try {
            send(message.company(), delivery);
            log.info("Sent delivery {} of {}", delivery.id(), delivery.number());
        } catch (Refusal refusal) {
            course.follow(message.company(), delivery.id(), News.failed(clock.now(), refusal.sentence()));
            if (refusal.code().equals(EditionDesk.NOT_CHECKED)) { // nothing a person could mend
                throw refusal;
            }
        } catch (AddressRefused refused) { // it came back before it left
            course.follow(message.company(), delivery.id(), refused.news(clock.now()));
        } catch (RuntimeException e) { // whatever it was, it goes on record before the outbox tries again
            course.follow(message.company(), delivery.id(), News.failed(clock.now(), reason(e)));
            throw e;
        }
    }

    private void send(CompanyId company, Delivery delivery) {
        switch (delivery.channel()) {
            case E_INVOICE -> overNetwork.send(company, delivery);
            case SMS -> record.sent(company, delivery, texts.send(company, delivery));
            case EMAIL, PRINT -> record.sent(company, delivery, byMail(company, delivery));
        }
    }

    /** A reminder that did not leave may be tried again; one that left, whatever happens afterwards, may not. */
    private UUID byMail(CompanyId company, Delivery delivery) {
        try {
            return mailed(company, delivery);
        } catch (RuntimeException e) {
            reminders.failed(company, delivery, reason(e));
            throw e;
        }
    }

    private UUID mailed(CompanyId id, Delivery delivery) {
        Document document = documents.get(id, delivery.subjectType(), delivery.subject());
        Optional<EInvoiceFiles.Files> electronic = files.of(id, delivery.subjectType(), delivery.subject());
        Artefact artefact = electronic
                .flatMap(EInvoiceFiles.Files::readable)
                .orElseGet(() -> artefacts.pdf(id, delivery.subjectType(), delivery.subject()));
        Mail.DataFile data = electronic.flatMap(EInvoiceFiles.Files::beside).orElse(null);
        String link = links.address(id, delivery).orElse(null);
        mail.send(writer.mail(id, document, delivery, artefact, data, link, clock.now()));
        return artefact.id();
    }

    private static String reason(RuntimeException e) {
        String message = e.getMessage();
        String reason = message == null ? e.getClass().getSimpleName() : message;
        return reason.isBlank() ? e.getClass().getSimpleName() : reason;
    }
}
