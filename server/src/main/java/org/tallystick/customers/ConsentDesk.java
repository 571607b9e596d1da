package org.tallystick.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;

/** Where it is written down that a contact allows or forbids a channel. */
@Service
@Transactional
public class ConsentDesk {
    private final Contacts contacts;
    private final Customers customers;
    private final Consents consents;
    private final AuditLog audit;
    private final BusinessClock clock;

    ConsentDesk(Contacts contacts, Customers customers, Consents consents, AuditLog audit, BusinessClock clock) {
        this.contacts = contacts;
        this.customers = customers;
        this.consents = consents;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a contact said; the evidence is where it can be looked up. */
    public record Said(
            Set<ConsentChannel> channels, boolean given, Consent.Source source, String evidence, LocalDate on) {
        public Said {
            channels = Set.copyOf(channels);
        }
    }

    public void record(Caller caller, UUID contactId, Said said) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Contact contact = contacts.find(caller.company(), contactId).orElseThrow(() -> Refusal.notFound("contact"));
        if (said.channels().isEmpty()) {
            throw Refusal.invalid("CHANNEL_MISSING", "Tick at least one channel.");
        }
        if (said.evidence().isBlank()) {
            throw Refusal.invalid(
                    "EVIDENCE_MISSING", "Say where it can be looked up, such as the letter of 3 March or a call note.");
        }
        if (said.on().isAfter(clock.today(caller.company()))) {
            throw Refusal.invalid("SAID_LATER", "It cannot have been said on a day that is still to come.");
        }
        customers.lock(caller.company(), List.of(contact.customer()));
        for (ConsentChannel channel : said.channels()) {
            consents.insert(
                    caller,
                    new Consent(
                            contactId,
                            channel,
                            said.given(),
                            said.source(),
                            said.evidence().strip(),
                            said.on(),
                            clock.now(),
                            caller.actor().reference()));
        }
        audit.record(caller, said(contact, said));
    }

    private static AuditEvent said(Contact contact, Said said) {
        return AuditEvent.of(
                        said.given() ? "consent.give" : "consent.refuse",
                        "customer",
                        contact.customer().value(),
                        null)
                .about(contact.customer().value())
                .fact("contact", contact.id())
                .fact(
                        "channels",
                        String.join(
                                ", ",
                                said.channels().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .toList()))
                .fact("source", said.source())
                .fact("saidOn", said.on());
    }
}
