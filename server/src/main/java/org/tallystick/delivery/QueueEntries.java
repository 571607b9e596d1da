package org.tallystick.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.outbox.Outbox;

/** Puts deliveries into the queue. What goes by post waits for the next print batch, the rest for the outbox. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class QueueEntries {
    /** Says that something waits to be sent; its subject is the delivery. */
    static final String QUEUED = "DeliveryQueued";

    private final Deliveries deliveries;
    private final NewsBook news;
    private final Outbox outbox;

    QueueEntries(Deliveries deliveries, NewsBook news, Outbox outbox) {
        this.deliveries = deliveries;
        this.news = news;
        this.outbox = outbox;
    }

    /** The row and its first news. It does not go out before {@link #release}. */
    public void add(CompanyId company, Delivery delivery, @Nullable UUID instead, @Nullable String why) {
        deliveries.insert(company, delivery, instead);
        news.add(company, delivery.id(), News.queued(delivery.queuedAt(), why));
    }

    public void release(CompanyId company, Delivery delivery) {
        if (delivery.channel() != Delivery.Channel.PRINT) {
            outbox.publish(company, QUEUED, delivery.id(), "{}");
        }
    }

    static Delivery entry(Like like, Delivery.Channel channel, String recipient, Instant at) {
        return new Delivery(
                org.tallystick.platform.Ids.next(),
                like.type(),
                like.subject(),
                like.number(),
                like.customer(),
                channel,
                recipient,
                Delivery.State.QUEUED,
                null,
                null,
                at,
                null);
    }

    /** What is to be delivered, and whose it is. */
    record Like(
            Delivery.SubjectType type,
            UUID subject,
            @Nullable String number,
            org.tallystick.customers.CustomerId customer) {
        static Like of(Document document) {
            return new Like(document.type(), document.id(), document.number(), document.customer());
        }

        static Like of(Delivery delivery) {
            return new Like(delivery.subjectType(), delivery.subject(), delivery.number(), delivery.customer());
        }
    }
}
