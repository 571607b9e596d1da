package org.tallystick.delivery;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.collections.Notice;
import org.tallystick.debits.DebitNotices;
import org.tallystick.disputes.RejectionLetter;
import org.tallystick.documents.RequestDesk;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.latefees.FeeNote;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;
import org.tallystick.statements.Statement;

/** Queues the deliveries of whatever invoicing has posted, of what payers are told before they are debited, and of what customers are asked for. */
@Component
class QueuePosted implements OutboxHandler {
    private final Documents documents;
    private final DeliveryQueue queue;

    QueuePosted(Documents documents, DeliveryQueue queue) {
        this.documents = documents;
        this.queue = queue;
    }

    @Override
    public String name() {
        return "delivery.queue";
    }

    @Override
    public boolean handles(String type) {
        return typeOf(type) != null;
    }

    @Override
    public void handle(OutboxMessage message) {
        Delivery.SubjectType type = Objects.requireNonNull(typeOf(message.type()));
        if (type == Delivery.SubjectType.DEBIT_NOTICE) { // unless the run was cancelled before anybody was told
            documents
                    .notice(message.company(), message.subject())
                    .ifPresent(notice -> queue.queue(message.company(), notice));
        } else if (type == Delivery.SubjectType.DOCUMENT_REQUEST) { // unless all of it came meanwhile
            documents
                    .request(message.company(), message.subject())
                    .ifPresent(request -> queue.queueAsked(message.company(), request));
        } else if (type == Delivery.SubjectType.REMINDER) {
            queue.queueReminder(message.company(), documents.get(message.company(), type, message.subject()));
        } else {
            queue.queue(message.company(), documents.get(message.company(), type, message.subject()));
        }
    }

    private static Delivery.@Nullable SubjectType typeOf(String type) {
        return switch (type) {
            case Invoice.POSTED -> Delivery.SubjectType.INVOICE;
            case CreditMemo.POSTED -> Delivery.SubjectType.CREDIT_MEMO;
            case RequestDesk.ASKED -> Delivery.SubjectType.DOCUMENT_REQUEST;
            case Statement.ISSUED -> Delivery.SubjectType.STATEMENT;
            case Notice.DUE -> Delivery.SubjectType.REMINDER;
            case RejectionLetter.DUE -> Delivery.SubjectType.REJECTION;
            case FeeNote.CHARGED -> Delivery.SubjectType.LATE_FEES;
            case DebitNotices.DUE -> Delivery.SubjectType.DEBIT_NOTICE;
            default -> null;
        };
    }
}
