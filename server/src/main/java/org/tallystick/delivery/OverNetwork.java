package org.tallystick.delivery;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditMemos;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.network.Message;
import org.tallystick.network.MessageDesk;
import org.tallystick.network.MessageState;
import org.tallystick.network.Messages;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;

/** Sends deliveries over the network of electronic invoices, and follows what becomes of them there. */
@Component
class OverNetwork implements OutboxHandler {
    private final EInvoiceFiles files;
    private final MessageDesk desk;
    private final Messages messages;
    private final Deliveries deliveries;
    private final SentRecord record;
    private final DeliveryCourse course;
    private final Invoices invoices;
    private final CreditMemos memos;
    private final BusinessClock clock;

    OverNetwork(
            EInvoiceFiles files,
            MessageDesk desk,
            Messages messages,
            Deliveries deliveries,
            SentRecord record,
            DeliveryCourse course,
            Invoices invoices,
            CreditMemos memos,
            BusinessClock clock) {
        this.files = files;
        this.desk = desk;
        this.messages = messages;
        this.deliveries = deliveries;
        this.record = record;
        this.course = course;
        this.invoices = invoices;
        this.memos = memos;
        this.clock = clock;
    }

    /** The delivery is the message: its id is what the network knows it by. What became of it comes as a message of its own. */
    void send(CompanyId company, Delivery delivery) {
        EInvoiceFiles.Files ready = files.of(company, delivery.subjectType(), delivery.subject())
                .orElseThrow(() -> Refusal.invalid(
                        "EINVOICE_FORM_MISSING",
                        "The customer gets no electronic invoices: choose a form on the customer's page under E-invoices,"
                                + " then send again."));
        desk.send(company, message(company, delivery, ready.xml()), ready.xml().content());
    }

    private Message message(CompanyId company, Delivery delivery, Artefact xml) {
        return new Message(
                delivery.id(),
                EInvoiceFiles.typeOf(delivery.subjectType()).orElseThrow().name(),
                delivery.subject(),
                String.valueOf(delivery.number()),
                delivery.customer(),
                delivery.recipient(),
                xml.id(),
                HexFormat.of().formatHex(Artefacts.sha256(xml.content())),
                owner(company, delivery),
                clock.now(),
                MessageState.QUEUED,
                null);
    }

    /** Whoever posted the document is asked when its buyer rejects it. */
    private @Nullable UUID owner(CompanyId company, Delivery delivery) {
        Optional<String> by = delivery.subjectType() == Delivery.SubjectType.INVOICE
                ? invoices.find(company, new InvoiceId(delivery.subject())).map(Invoice::postedBy)
                : memos.find(company, new CreditMemoId(delivery.subject())).map(CreditMemo::postedBy);
        return by.filter(reference -> reference.startsWith("PERSON:"))
                .map(reference -> UUID.fromString(reference.substring("PERSON:".length())))
                .orElse(null);
    }

    private static String refusal(Message message) {
        String reason = message.reason();
        return reason == null ? "The network did not take it; check the electronic address." : reason;
    }

    @Override
    public String name() {
        return "delivery.network";
    }

    @Override
    public boolean handles(String type) {
        return type.equals(MessageDesk.MOVED);
    }

    /** What the network says moves the delivery on. */
    @Override
    public void handle(OutboxMessage moved) {
        CompanyId company = moved.company();
        Message message = messages.find(company, moved.subject()).orElseThrow();
        deliveries.find(company, moved.subject()).ifPresent(delivery -> settle(company, delivery, message));
    }

    private void settle(CompanyId company, Delivery delivery, Message message) {
        if (message.state() == MessageState.REFUSED) {
            course.follow(company, delivery.id(), said(News.Kind.FAILED, refusal(message)));
        } else if (message.state().hasLeft()) {
            if (!delivery.state().hasLeft()) {
                record.sent(company, delivery, message.artefact());
            }
            if (message.state()
                    != MessageState.SENT) { // the receiver's access point has it, whatever its buyer says of it
                course.follow(company, delivery.id(), said(News.Kind.DELIVERED, null));
            }
        }
    }

    private News said(News.Kind kind, @Nullable String detail) {
        return new News(kind, clock.now(), News.Source.NETWORK, kind.name(), null, null, detail);
    }
}
