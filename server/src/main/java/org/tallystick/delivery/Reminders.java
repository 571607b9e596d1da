package org.tallystick.delivery;

import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.collections.NoticeSending;
import org.tallystick.lib.collections.contact.Medium;
import org.tallystick.platform.CompanyId;

/** Tells collections how the deliveries of its reminders go; about all others it has nothing to say. */
@Component
class Reminders {
    private final NoticeSending sending;

    Reminders(NoticeSending sending) {
        this.sending = sending;
    }

    /** Claims a reminder right before it leaves; the sentence says why it must not. */
    Optional<String> begin(CompanyId company, Delivery delivery) {
        if (!isReminder(delivery)) {
            return Optional.empty();
        }
        Medium medium = delivery.channel() == Delivery.Channel.EMAIL ? Medium.EMAIL : Medium.POST;
        return sending.begin(company, delivery.subject(), medium, Objects.requireNonNullElse(delivery.address(), ""));
    }

    void sent(CompanyId company, Delivery delivery) {
        if (isReminder(delivery)) {
            sending.sent(company, delivery.subject());
        }
    }

    void failed(CompanyId company, Delivery delivery, String why) {
        if (isReminder(delivery)) {
            sending.failed(company, delivery.subject(), why);
        }
    }

    void suppressed(CompanyId company, Delivery delivery, String why) {
        sending.suppressed(company, delivery.subject(), why);
    }

    private static boolean isReminder(Delivery delivery) {
        return delivery.subjectType() == Delivery.SubjectType.REMINDER;
    }
}
