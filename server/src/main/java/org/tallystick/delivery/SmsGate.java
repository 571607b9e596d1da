package org.tallystick.delivery;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;

/** Only who agreed to be texted is; whoever takes it back before a message leaves gets none. */
@Component
class SmsGate implements SendGate {
    static final String SENTENCE =
            "This contact did not agree to text messages (see Contacts, Consent). What has to reach the customer goes another"
                    + " way.";

    private final TextRecipients recipients;

    SmsGate(TextRecipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public Optional<String> objection(CompanyId company, Delivery delivery) {
        boolean refused = delivery.channel() == Delivery.Channel.SMS
                && !recipients.agrees(
                        company,
                        delivery.customer(),
                        Recipient.parse(delivery.recipient()).email());
        return refused ? Optional.of(SENTENCE) : Optional.empty();
    }
}
