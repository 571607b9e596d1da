package org.tallystick.collections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.approvals.WorkCalendars;
import org.tallystick.customers.Consent;
import org.tallystick.customers.Consents;
import org.tallystick.customers.Contact;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerKind;
import org.tallystick.lib.collections.contact.Attempt;
import org.tallystick.lib.collections.contact.ContactRules;
import org.tallystick.lib.collections.contact.Facts;
import org.tallystick.lib.collections.contact.Medium;
import org.tallystick.lib.collections.contact.Packs;
import org.tallystick.lib.collections.contact.RulePack;
import org.tallystick.lib.collections.contact.Verdict;
import org.tallystick.lib.collections.contact.Word;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItemId;

/** Asks the contact rules about a customer, with all that is known of them now. */
@Component
@Transactional(readOnly = true)
class ContactCheck {
    private final ContactLog log;
    private final Contacts contacts;
    private final Consents consents;
    private final DunningSettings settings;
    private final WorkCalendars calendars;

    ContactCheck(
            ContactLog log, Contacts contacts, Consents consents, DunningSettings settings, WorkCalendars calendars) {
        this.log = log;
        this.contacts = contacts;
        this.consents = consents;
        this.settings = settings;
        this.calendars = calendars;
    }

    Verdict of(
            CompanyId company,
            Customer customer,
            Medium medium,
            String address,
            Collection<OpenItemId> items,
            Instant at) {
        Set<String> debts = items.stream().map(item -> item.value().toString()).collect(Collectors.toSet());
        List<RulePack> packs = new ArrayList<>(Packs.all());
        packs.add(settings.of(company).pack());
        return ContactRules.check(Attempt.of(medium, address, debts), facts(company, customer, at), packs, at);
    }

    private Facts facts(CompanyId company, Customer customer, Instant at) {
        boolean person = customer.profile().kind() == CustomerKind.PERSON;
        return new Facts(
                person ? Facts.Party.NATURAL_PERSON : Facts.Party.BUSINESS,
                person ? Facts.Debt.CONSUMER : Facts.Debt.COMMERCIAL,
                Facts.Capacity.FIRST_PARTY,
                customer.profile().address().country(),
                "",
                Set.of(),
                Set.of(),
                calendars.of(company).days().holidays(),
                words(company, customer),
                log.touches(company, customer.id(), at));
    }

    /** What contacts said; a word on e-mail is about the address of its contact. */
    private List<Word> words(CompanyId company, Customer customer) {
        Map<UUID, Contact> known =
                contacts.of(company, customer.id()).stream().collect(Collectors.toMap(Contact::id, contact -> contact));
        return consents.history(company, known.keySet()).stream()
                .<Word>map(consent -> word(consent, Objects.requireNonNull(known.get(consent.contact()))))
                .toList();
    }

    private static Word word(Consent consent, Contact contact) {
        Medium medium = switch (consent.channel()) {
            case EMAIL -> Medium.EMAIL;
            case PAPER -> Medium.POST;
            case SMS -> Medium.SMS;
            case PHONE -> Medium.CALL;
        };
        String address = switch (medium) {
            case EMAIL -> contact.email() == null ? null : Way.plain(contact.email());
            case SMS, CALL -> contact.phone();
            case POST -> null;
        };
        return new Word.Consent(consent.recordedAt(), medium, address, consent.given(), null);
    }
}
