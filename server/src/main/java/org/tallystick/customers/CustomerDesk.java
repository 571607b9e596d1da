package org.tallystick.customers;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where customers are taken in and kept up to date. */
@Service
@Transactional
public class CustomerDesk {
    private static final int MAX_DEPTH = 10;

    private final Customers customers;
    private final Contacts contacts;
    private final TermsVersions termsVersions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    CustomerDesk(
            Customers customers,
            Contacts contacts,
            TermsVersions termsVersions,
            AuditLog audit,
            ApplicationEventPublisher events,
            BusinessClock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.termsVersions = termsVersions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    public CustomerId create(Caller caller, CustomerProfile profile) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        CustomerId id = CustomerId.next();
        requireParent(company, id, profile.parent());
        if (!customers.insert(company, id, profile, clock.now())) {
            throw numberTaken(profile);
        }
        termsVersions.add(company, id, profile.terms(), clock.today(company), clock.now());
        audit.record(
                caller,
                event("customer.create", id, profile.number()).changing(differences(Map.of(), described(profile))));
        events.publishEvent(new CustomerCreated(company, id, profile.kind()));
        return id;
    }

    /** The version is the one the editor saw; when somebody else was faster, nothing is changed. */
    public void change(Caller caller, CustomerId id, CustomerProfile profile, int version) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Customer before = get(company, id);
        requireParent(company, id, profile.parent());
        Map<String, String> changes = differences(described(before.profile()), described(profile));
        if (changes.isEmpty()) {
            return;
        }
        boolean numberFree = customers
                .numbered(company, profile.number())
                .map(other -> other.id().equals(id))
                .orElse(true);
        if (!numberFree) {
            throw numberTaken(profile);
        }
        if (!customers.update(company, id, profile, version)) {
            throw Refusal.conflict(
                    "CUSTOMER_CHANGED",
                    "Somebody changed this customer meanwhile. Open the page again, then repeat your change.");
        }
        if (!profile.terms().equals(before.profile().terms())) {
            termsVersions.add(company, id, profile.terms(), clock.today(company), clock.now());
        }
        audit.record(caller, event("customer.change", id, profile.number()).changing(changes));
        changed(caller, id);
    }

    public void setStanding(Caller caller, CustomerId id, Standing standing, String reason) {
        caller.must(Permission.SET_STANDING);
        Customer customer = get(caller.company(), id);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is shown beside the standing.");
        }
        customers.setStanding(caller.company(), id, standing, reason.strip());
        audit.record(
                caller,
                event("customer.standing", id, customer.number())
                        .because(reason.strip())
                        .fact("before", customer.standing())
                        .fact("after", standing));
        changed(caller, id);
    }

    /** Takes a customer out of lists and forms; what they owe stays. */
    public void archive(Caller caller, CustomerId id) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer customer = get(caller.company(), id);
        customers.setArchived(caller.company(), id, clock.today(caller.company()));
        audit.record(caller, event("customer.archive", id, customer.number()));
    }

    public void restore(Caller caller, CustomerId id) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer customer = get(caller.company(), id);
        customers.setArchived(caller.company(), id, null);
        audit.record(caller, event("customer.restore", id, customer.number()));
        changed(caller, id);
    }

    public UUID addContact(
            Caller caller,
            CustomerId id,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String position,
            Set<ContactRole> roles) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Customer customer = get(caller.company(), id);
        var contact = new Contact(Ids.next(), id, checkedName(name), checkedEmail(email), phone, position, roles);
        contacts.insert(caller.company(), contact);
        audit.record(
                caller,
                event("contact.add", id, customer.number()).changing(differences(Map.of(), described(contact))));
        changed(caller, id);
        return contact.id();
    }

    public void changeContact(
            Caller caller,
            UUID contactId,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String position,
            Set<ContactRole> roles) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Contact before = contact(caller, contactId);
        var after = new Contact(
                contactId, before.customer(), checkedName(name), checkedEmail(email), phone, position, roles);
        contacts.update(caller.company(), after);
        audit.record(
                caller,
                event("contact.change", before.customer(), null)
                        .changing(differences(described(before), described(after))));
        changed(caller, before.customer());
    }

    public void removeContact(Caller caller, UUID contactId) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Contact contact = contact(caller, contactId);
        contacts.remove(caller.company(), contactId, clock.today(caller.company()));
        audit.record(caller, event("contact.remove", contact.customer(), null).fact("contact", contactId));
        changed(caller, contact.customer());
    }

    private void changed(Caller caller, CustomerId id) {
        events.publishEvent(new CustomerChanged(caller.company(), id));
    }

    private Contact contact(Caller caller, UUID id) {
        return contacts.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("contact"));
    }

    private Customer get(CompanyId company, CustomerId id) {
        return customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
    }

    /** A parent exists and is not below its own child. */
    private void requireParent(CompanyId company, CustomerId child, @Nullable CustomerId parent) {
        CustomerId next = parent;
        for (int depth = 0; next != null; depth++) {
            if (next.equals(child) || depth == MAX_DEPTH) {
                throw Refusal.invalid(
                        "PARENT_CIRCULAR", "A customer cannot stand above itself; choose another parent.");
            }
            next = get(company, next).above();
        }
    }

    private static Refusal numberTaken(CustomerProfile profile) {
        return Refusal.conflict(
                "CUSTOMER_NUMBER_TAKEN",
                "There is a customer " + profile.number() + " already; choose another number.");
    }

    private static String checkedName(String name) {
        if (name.isBlank()) {
            throw Refusal.invalid("CONTACT_NAME_MISSING", "Write the contact's name, or what the mailbox is for.");
        }
        return name.strip();
    }

    private static @Nullable String checkedEmail(@Nullable String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        if (!email.strip().matches("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+")) {
            throw Refusal.invalid("EMAIL_INVALID", "Write the e-mail address in full, such as ada@example.com.");
        }
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static AuditEvent event(String command, CustomerId id, @Nullable String number) {
        return AuditEvent.of(command, "customer", id.value(), number).about(id.value());
    }

    private static Map<String, String> described(CustomerProfile profile) {
        var fields = new TreeMap<String, String>();
        fields.put("number", profile.number());
        fields.put("name", profile.name());
        fields.put("kind", profile.kind().name());
        put(fields, "taxId", profile.taxId());
        fields.put("language", profile.language().toLanguageTag());
        fields.put("currency", profile.currency().code());
        fields.put("terms", profile.terms().toString());
        put(fields, "parent", profile.parent());
        fields.put("delivery", profile.delivery().name());
        put(fields, "street", profile.address().street());
        put(fields, "postalCode", profile.address().postalCode());
        put(fields, "city", profile.address().city());
        fields.put("country", profile.address().country());
        put(fields, "note", profile.note());
        return fields;
    }

    private static Map<String, String> described(Contact contact) {
        var fields = new TreeMap<String, String>();
        fields.put("contact", contact.name());
        put(fields, "email", contact.email());
        put(fields, "phone", contact.phone());
        put(fields, "position", contact.position());
        fields.put(
                "roles",
                String.join(
                        ", ", contact.roles().stream().map(Enum::name).sorted().toList()));
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static Map<String, String> differences(Map<String, String> before, Map<String, String> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var differences = new TreeMap<String, String>();
        for (String name : names) {
            String old = before.getOrDefault(name, "");
            String fresh = after.getOrDefault(name, "");
            if (!Objects.equals(old, fresh)) {
                differences.put(name, old.isEmpty() ? fresh : old + " → " + fresh);
            }
        }
        return differences;
    }
}
