package org.tallystick.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.collections.Ways;
import org.tallystick.customers.Contact;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.Customer;
import org.tallystick.customers.Customers;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.einvoices.ElectronicDocuments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;

/** Decides who gets a document and how, and queues one delivery for each. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DeliveryQueue {
    static final String NO_ENDPOINT =
            "No electronic address: enter it on the customer's page under E-invoices, then send again.";

    static final String NO_ADDRESS = "No e-mail address: give the customer a contact with one, then send again.";

    private final Customers customers;
    private final Contacts contacts;
    private final TextRecipients texts;
    private final QueueEntries entries;
    private final DeliveryCourse course;
    private final SendGates gates;
    private final Ways ways;
    private final ElectronicDocuments electronic;
    private final BusinessClock clock;

    DeliveryQueue(
            Customers customers,
            Contacts contacts,
            TextRecipients texts,
            QueueEntries entries,
            DeliveryCourse course,
            SendGates gates,
            Ways ways,
            ElectronicDocuments electronic,
            BusinessClock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.texts = texts;
        this.entries = entries;
        this.course = course;
        this.gates = gates;
        this.ways = ways;
        this.electronic = electronic;
        this.clock = clock;
    }

    /** The way the customer wants it; without an address the delivery has failed before it began, so that it shows up. */
    public void queue(CompanyId company, Document document) {
        Customer customer = customers.find(company, document.customer()).orElseThrow();
        switch (customer.profile().delivery()) {
            case EMAIL -> requireSomebody(mail(company, document), company, document, customer);
            case PRINT -> insert(company, document, Delivery.Channel.PRINT, customer.name(), null, clock.now());
            case E_INVOICE -> requireSomebody(overNetwork(company, document, customer), company, document, customer);
            case SMS -> requireSomebody(texted(company, document), company, document, customer);
            case NONE -> {}
        }
    }

    private void requireSomebody(int queued, CompanyId company, Document document, Customer customer) {
        if (queued == 0) {
            insert(company, document, Delivery.Channel.EMAIL, customer.name(), NO_ADDRESS, clock.now());
        }
    }

    /** Somebody asks for it to be sent: the way the customer wants it. Returns how many deliveries that makes. */
    public int queueAgain(CompanyId company, Document document) {
        Customer customer = customers.find(company, document.customer()).orElseThrow();
        if (customer.profile().delivery() == DeliveryChannel.PRINT) {
            insert(company, document, Delivery.Channel.PRINT, customer.name(), null, clock.now());
            return 1;
        }
        if (customer.profile().delivery() == DeliveryChannel.E_INVOICE) {
            return overNetwork(company, document, customer);
        }
        return customer.profile().delivery() == DeliveryChannel.SMS
                ? texted(company, document)
                : mail(company, document);
    }

    /** A text with a link; where nobody agreed to texts, and for what has no page behind a link, a mail instead. */
    private int texted(CompanyId company, Document document) {
        List<Recipient> texted =
                DocumentLinks.isShown(document.type()) ? texts.of(company, document.customer()) : List.of();
        return texted.isEmpty() ? mail(company, document) : round(company, document, Delivery.Channel.SMS, texted);
    }

    /** Without an address at the network it has failed before it began; what is no invoice goes by mail. */
    private int overNetwork(CompanyId company, Document document, Customer customer) {
        if (EInvoiceFiles.typeOf(document.type()).isEmpty()) {
            return mail(company, document);
        }
        Optional<String> address = electronic.address(company, document.customer());
        insert(
                company,
                document,
                Delivery.Channel.E_INVOICE,
                address.orElse(customer.name()),
                address.isPresent() ? null : NO_ENDPOINT,
                clock.now());
        return 1;
    }

    /** Somebody is asked, even who wants no invoices; without an address the delivery has failed and shows up. */
    public void queueAsked(CompanyId company, Document document) {
        if (queueAgain(company, document) == 0) {
            Customer customer = customers.find(company, document.customer()).orElseThrow();
            insert(company, document, Delivery.Channel.EMAIL, customer.name(), NO_ADDRESS, clock.now());
        }
    }

    /** One recipient: by mail, or by post to whoever has no address or wants paper. */
    public void queueReminder(CompanyId company, Document document) {
        Customer customer = customers.find(company, document.customer()).orElseThrow();
        Contact contact = ways.of(company, customer).contact();
        if (contact == null) {
            insert(company, document, Delivery.Channel.PRINT, customer.name(), null, clock.now());
        } else {
            String recipient = Recipient.of(contact).toString();
            insert(company, document, Delivery.Channel.EMAIL, recipient, null, clock.now());
        }
    }

    private int mail(CompanyId company, Document document) {
        List<Recipient> recipients = contacts.invoiceRecipients(company, document.customer()).stream()
                .map(Recipient::of)
                .toList();
        return round(company, document, Delivery.Channel.EMAIL, recipients);
    }

    private int round(CompanyId company, Document document, Delivery.Channel channel, List<Recipient> recipients) {
        Instant at = clock.now(); // the same for all: together they are one round
        List<Delivery> round = recipients.stream()
                .map(recipient -> QueueEntries.entry(QueueEntries.Like.of(document), channel, recipient.toString(), at))
                .toList();
        round.forEach(delivery -> entries.add(company, delivery, null, null));
        round.forEach(delivery -> send(company, delivery)); // all are there before one goes another way
        return recipients.size();
    }

    private void insert(
            CompanyId company,
            Document document,
            Delivery.Channel channel,
            String recipient,
            @Nullable String failure,
            Instant at) {
        Delivery delivery = QueueEntries.entry(QueueEntries.Like.of(document), channel, recipient, at);
        entries.add(company, delivery, null, null);
        if (failure == null) {
            send(company, delivery);
        } else {
            course.follow(company, delivery.id(), News.failed(at, failure));
        }
    }

    private void send(CompanyId company, Delivery delivery) {
        gates.objection(company, delivery)
                .ifPresentOrElse(
                        why -> course.follow(company, delivery.id(), News.suppressed(clock.now(), why)),
                        () -> entries.release(company, delivery));
    }
}
