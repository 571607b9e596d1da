package org.tallystick.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Consent;
import org.tallystick.customers.ConsentChannel;
import org.tallystick.customers.Consents;
import org.tallystick.customers.Contact;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;

/** Who of a customer is texted: contacts for invoices with a number the world knows, who agreed to it. */
@Component
@Transactional(readOnly = true)
class TextRecipients {
    private static final List<ContactRole> ORDER = List.of(ContactRole.INVOICE_RECIPIENT, ContactRole.ACCOUNTS_PAYABLE);

    private final Contacts contacts;
    private final Consents consents;

    TextRecipients(Contacts contacts, Consents consents) {
        this.contacts = contacts;
        this.consents = consents;
    }

    List<Recipient> of(CompanyId company, CustomerId customer) {
        List<Contact> agreeing = agreeing(company, customer);
        return ORDER.stream()
                .map(role -> agreeing.stream()
                        .filter(contact -> contact.roles().contains(role))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(TextRecipients::recipient)
                .toList();
    }

    /** Whether somebody of the customer who agreed to be texted still has this number. */
    boolean agrees(CompanyId company, CustomerId customer, String number) {
        return agreeing(company, customer).stream()
                .anyMatch(contact ->
                        number(contact.phone()).filter(number::equals).isPresent());
    }

    private List<Contact> agreeing(CompanyId company, CustomerId customer) {
        List<Contact> reachable = contacts.of(company, customer).stream()
                .filter(contact -> number(contact.phone()).isPresent())
                .toList();
        Map<UUID, Map<ConsentChannel, Consent>> said =
                consents.of(company, reachable.stream().map(Contact::id).toList());
        return reachable.stream()
                .filter(contact -> Optional.ofNullable(
                                said.getOrDefault(contact.id(), Map.of()).get(ConsentChannel.SMS))
                        .filter(Consent::given)
                        .isPresent())
                .toList();
    }

    private static Recipient recipient(Contact contact) {
        return new Recipient(contact.name(), number(contact.phone()).orElseThrow());
    }

    /** As E.164 writes it: {@code +49 (0)40 123-45} is {@code +494012345}; a number without its country is none. */
    static Optional<String> number(@Nullable String phone) {
        if (phone == null) {
            return Optional.empty();
        }
        String digits = phone.replace("(0)", "").replaceAll("[\\s()./-]", "").replaceFirst("^00", "+");
        return Optional.of(digits).filter(text -> text.matches("\\+[1-9]\\d{6,14}"));
    }
}
