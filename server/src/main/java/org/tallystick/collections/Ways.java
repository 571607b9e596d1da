package org.tallystick.collections;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Contact;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.Customer;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.lib.collections.contact.Medium;
import org.tallystick.platform.CompanyId;

/**
 * Finds how a reminder reaches a customer: the contact who receives reminders, else who receives invoices; without an e-mail
 * address, or where paper is wanted, by post. One recipient: a demand is made once.
 */
@Component
@Transactional(readOnly = true)
public class Ways {
    private final Contacts contacts;

    Ways(Contacts contacts) {
        this.contacts = contacts;
    }

    public Way of(CompanyId company, Customer customer) {
        if (customer.profile().delivery() == DeliveryChannel.PRINT) {
            return Way.POST;
        }
        List<Contact> all = contacts.of(company, customer.id());
        return all.stream()
                .filter(contact -> contact.email() != null && contact.roles().contains(ContactRole.DUNNING))
                .findFirst()
                .or(() -> contacts.invoiceRecipients(company, customer.id()).stream()
                        .findFirst())
                .map(contact -> new Way(Medium.EMAIL, contact))
                .orElse(Way.POST);
    }
}
