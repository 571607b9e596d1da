package org.tallystick.delivery;

import org.springframework.stereotype.Component;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;

/** Queues the deliveries of whatever invoicing has posted. */
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
        return type.equals(Invoice.POSTED) || type.equals(CreditMemo.POSTED);
    }

    @Override
    public void handle(OutboxMessage message) {
        Delivery.SubjectType type =
                message.type().equals(Invoice.POSTED) ? Delivery.SubjectType.INVOICE : Delivery.SubjectType.CREDIT_MEMO;
        queue.queue(message.company(), documents.get(message.company(), type, message.subject()));
    }
}
