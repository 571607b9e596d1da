package org.tallystick.delivery;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.debits.DebitNotices;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;

/** Records that a document left the house; whoever waits for that learns of it at the same moment. */
@Component
class SentRecord {
    private final Deliveries deliveries;
    private final DeliveryCourse course;
    private final DebitNotices notices;
    private final Reminders reminders;
    private final BusinessClock clock;

    SentRecord(
            Deliveries deliveries,
            DeliveryCourse course,
            DebitNotices notices,
            Reminders reminders,
            BusinessClock clock) {
        this.deliveries = deliveries;
        this.course = course;
        this.notices = notices;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Transactional
    void sent(CompanyId company, Delivery delivery, UUID artefact) {
        deliveries.lockDocument(company, delivery.subject()); // before its rows, as whoever follows it does
        deliveries.left(company, delivery.id(), artefact, clock.now());
        course.follow(company, delivery.id(), News.sent(clock.now()));
        if (delivery.subjectType() == Delivery.SubjectType.DEBIT_NOTICE) {
            notices.sent(company, delivery.subject(), delivery.channel().title());
        }
        reminders.sent(company, delivery);
    }
}
