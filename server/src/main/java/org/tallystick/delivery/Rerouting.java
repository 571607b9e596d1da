package org.tallystick.delivery;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Contact;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.Customer;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;

/**
 * What did not arrive by mail goes to the next contact: one who receives invoices, then accounts payable, then any other;
 * without one it goes by post. Nothing is sent elsewhere while another recipient has the document or may still get it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Rerouting {
    private static final List<ContactRole> ORDER = List.of(ContactRole.INVOICE_RECIPIENT, ContactRole.ACCOUNTS_PAYABLE);

    private final Deliveries deliveries;
    private final QueueEntries entries;
    private final SendGates gates;
    private final Contacts contacts;
    private final Customers customers;
    private final BusinessClock clock;

    Rerouting(
            Deliveries deliveries,
            QueueEntries entries,
            SendGates gates,
            Contacts contacts,
            Customers customers,
            BusinessClock clock) {
        this.deliveries = deliveries;
        this.entries = entries;
        this.gates = gates;
        this.contacts = contacts;
        this.customers = customers;
        this.clock = clock;
    }

    /** Sends it another way; empty when there is none, or none is needed. */
    public Optional<Delivery> reroute(CompanyId company, Delivery astray, String why) {
        boolean once = astray.subjectType() == Delivery.SubjectType.REMINDER; // nobody is reminded twice by one
        boolean elsewhere = astray.channel() == Delivery.Channel.EMAIL || astray.channel() == Delivery.Channel.SMS;
        if (once || !elsewhere) {
            return Optional.empty();
        }
        List<Delivery> all = deliveries.ofDocument(company, astray.subject());
        if (all.stream().anyMatch(other -> standsFor(other, astray))) {
            return Optional.empty();
        }
        Optional<Delivery> next = toSomebodyElse(company, astray, all).or(() -> byPost(company, astray, all));
        next.ifPresent(delivery -> {
            entries.add(company, delivery, astray.id(), "Instead of " + astray.recipient() + ": " + why);
            entries.release(company, delivery);
        });
        return next;
    }

    private static boolean standsFor(Delivery other, Delivery astray) {
        return !other.id().equals(astray.id())
                && !other.queuedAt().isBefore(astray.queuedAt())
                && other.state().isUnderWay();
    }

    private Optional<Delivery> toSomebodyElse(CompanyId company, Delivery astray, Collection<Delivery> all) {
        Set<String> failed = all.stream()
                .filter(delivery -> delivery.state().needsSomebody())
                .map(Delivery::address)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return contacts.of(company, astray.customer()).stream()
                .filter(contact -> contact.email() != null)
                .sorted(Comparator.comparingInt(Rerouting::place))
                .map(contact -> QueueEntries.entry(
                        QueueEntries.Like.of(astray),
                        Delivery.Channel.EMAIL,
                        Recipient.of(contact).toString(),
                        clock.now()))
                .filter(delivery -> !failed.contains(String.valueOf(delivery.address())))
                .filter(delivery -> gates.objection(company, delivery).isEmpty())
                .findFirst();
    }

    private static int place(Contact contact) {
        return ORDER.stream()
                .filter(contact.roles()::contains)
                .mapToInt(ORDER::indexOf)
                .min()
                .orElse(ORDER.size());
    }

    /** Once, and only where the post knows the way. */
    private Optional<Delivery> byPost(CompanyId company, Delivery astray, Collection<Delivery> all) {
        Customer customer = customers.find(company, astray.customer()).orElseThrow();
        String city = customer.profile().address().city();
        boolean known = city != null && !city.isBlank();
        boolean tried = all.stream()
                .anyMatch(delivery -> delivery.channel() == Delivery.Channel.PRINT
                        && !delivery.queuedAt().isBefore(astray.queuedAt()));
        return known && !tried
                ? Optional.of(QueueEntries.entry(
                                QueueEntries.Like.of(astray), Delivery.Channel.PRINT, customer.name(), clock.now()))
                        .filter(delivery -> gates.objection(company, delivery).isEmpty())
                : Optional.empty();
    }
}
