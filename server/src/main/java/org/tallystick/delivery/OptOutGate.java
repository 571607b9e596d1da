package org.tallystick.delivery;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Consents;
import org.tallystick.platform.CompanyId;

/** Whoever forbade e-mail gets none. The document itself has to reach the customer, and goes another way. */
@Component
class OptOutGate implements SendGate {
    static final String SENTENCE =
            "This contact does not want e-mail (see Contacts, Consent). What has to reach the customer goes another way.";

    private final Consents consents;

    OptOutGate(Consents consents) {
        this.consents = consents;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> objection(CompanyId company, Delivery delivery) {
        boolean refused = delivery.channel() == Delivery.Channel.EMAIL
                && delivery.recipient().endsWith(">")
                && consents.refusesMail(
                        company,
                        delivery.customer(),
                        Recipient.parse(delivery.recipient()).email());
        return refused ? Optional.of(SENTENCE) : Optional.empty();
    }
}
