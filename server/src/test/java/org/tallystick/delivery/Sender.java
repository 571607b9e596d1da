package org.tallystick.delivery;

import org.springframework.context.ApplicationContext;
import org.tallystick.platform.BusinessClock;

/** The sending of queued documents through a mail port of the test's choice. */
final class Sender {
    private Sender() {}

    static SendQueued through(ApplicationContext beans, MailPort port) {
        return new SendQueued(
                beans.getBean(MailWriter.class),
                beans.getBean(DocumentLinks.class),
                beans.getBean(Deliveries.class),
                beans.getBean(Documents.class),
                beans.getBean(Artefacts.class),
                beans.getBean(EInvoiceFiles.class),
                beans.getBean(OverNetwork.class),
                port,
                beans.getBean(SmsWriter.class),
                beans.getBean(SentRecord.class),
                beans.getBean(DeliveryCourse.class),
                beans.getBean(SendGates.class),
                beans.getBean(Reminders.class),
                beans.getBean(BusinessClock.class));
    }
}
