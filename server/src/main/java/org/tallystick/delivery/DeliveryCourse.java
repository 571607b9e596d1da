package org.tallystick.delivery;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.CompanyId;

/**
 * The one place where a delivery moves on: never back, whoever tells, in whatever order and however often. What does not
 * arrive is followed up; where the address is to blame it is marked and the document goes another way.
 */
@Component
@Transactional
class DeliveryCourse {
    static final String ARRIVED = "It went out after all.";

    private final Deliveries deliveries;
    private final NewsBook book;
    private final FollowUps followUps;
    private final BadAddresses bad;
    private final Rerouting rerouting;
    private final Reminders reminders;
    private final AuditLog audit;

    DeliveryCourse(
            Deliveries deliveries,
            NewsBook book,
            FollowUps followUps,
            BadAddresses bad,
            Rerouting rerouting,
            Reminders reminders,
            AuditLog audit) {
        this.deliveries = deliveries;
        this.book = book;
        this.followUps = followUps;
        this.bad = bad;
        this.rerouting = rerouting;
        this.reminders = reminders;
        this.audit = audit;
    }

    /** Takes news in; returns how the delivery stands afterwards. News that came before changes nothing. */
    public Delivery.State follow(CompanyId company, UUID id, News news) {
        UUID subject = deliveries.find(company, id).orElseThrow().subject();
        deliveries.lockDocument(company, subject);
        Delivery before = deliveries.find(company, id).orElseThrow();
        if (!book.add(company, id, news)) {
            return before.state();
        }
        Delivery.State after = before.state().after(news.kind());
        boolean saysWhy = news.kind().state() == after && after.needsSomebody();
        if (after != before.state() || saysWhy) {
            deliveries.stand(company, id, after, saysWhy ? news.detail() : null);
        }
        if (after != before.state()) {
            moved(company, before, after, news);
        }
        return after;
    }

    private void moved(CompanyId company, Delivery before, Delivery.State after, News news) {
        if (!after.needsSomebody()) {
            followUps.finish(
                    company, before.id(), Caller.system(company).actor().reference(), ARRIVED);
            return;
        }
        if (after == Delivery.State.SUPPRESSED && before.subjectType() == Delivery.SubjectType.REMINDER) {
            reminders.suppressed(company, before, String.valueOf(news.detail()));
            return; // what must not be sent is nobody's work
        }
        followUps.open(company, before.id());
        if (after.isAstray()) {
            astray(company, before, after, news);
        }
    }

    private void astray(CompanyId company, Delivery delivery, Delivery.State after, News news) {
        String why = news.detail() == null ? after.title() : news.detail();
        String address = delivery.address();
        if (Boolean.TRUE.equals(news.permanent()) && address != null) {
            bad.mark(company, address, delivery.id(), news.code(), why);
        }
        boolean elsewhere = rerouting.reroute(company, delivery, why).isPresent();
        audit.record(
                Caller.system(company),
                AuditEvent.of(
                                after == Delivery.State.BOUNCED ? "delivery.bounced" : "delivery.suppressed",
                                "delivery",
                                delivery.id(),
                                String.valueOf(delivery.number()))
                        .about(delivery.customer().value())
                        .fact("rerouted", elsewhere ? 1 : 0));
    }
}
