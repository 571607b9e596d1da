package org.tallystick.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerFilter;
import org.tallystick.customers.Customers;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.DocumentLinks;
import org.tallystick.delivery.ReportDesk;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.outbox.OutboxWorker;

/** What became of the latest mails: some were opened, one recipient has left, one mailbox is full, one server says it has it. */
@Component
class DemoDeliveries {
    private static final int MOST_CUSTOMERS = 40;
    private static final int OPENED = 3;

    private final Customers customers;
    private final Deliveries deliveries;
    private final DocumentLinks links;
    private final ReportDesk reports;
    private final Transactions transactions;
    private final OutboxWorker outbox;

    DemoDeliveries(
            Customers customers,
            Deliveries deliveries,
            DocumentLinks links,
            ReportDesk reports,
            Transactions transactions,
            OutboxWorker outbox) {
        this.customers = customers;
        this.deliveries = deliveries;
        this.links = links;
        this.reports = reports;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    void live(Caller caller, Consumer<String> line) {
        CompanyId company = caller.company();
        List<Delivery> mails = transactions.reading(CompanyScope.of(company), () -> mails(company));
        if (mails.size() < OPENED + 3) {
            return;
        }
        report(caller, mails.get(0), "failed", "5.1.1", "smtp; 550 5.1.1 User unknown");
        report(caller, mails.get(1), "failed", "5.2.2", "smtp; 552 5.2.2 Mailbox full");
        report(caller, mails.get(2), "delivered", "2.1.5", "smtp; 250 2.1.5 OK");
        for (Delivery opened : mails.subList(3, 3 + OPENED)) {
            transactions.in(CompanyScope.of(company), () -> {
                links.opened(company, opened);
                return opened;
            });
        }
        outbox.drain(company);
        line.accept("11. Deliveries: " + OPENED + " opened, 1 delivered, 2 came back and went another way.");
    }

    /** The latest invoice of each customer that went by mail. */
    private List<Delivery> mails(CompanyId company) {
        return customers.list(company, new CustomerFilter(null, null, false), 1, MOST_CUSTOMERS).rows().stream()
                .map(Customer::id)
                .flatMap(customer -> deliveries.ofCustomer(company, customer, 1, 20).rows().stream()
                        .filter(delivery -> delivery.subjectType() == Delivery.SubjectType.INVOICE)
                        .filter(delivery -> delivery.channel() == Delivery.Channel.EMAIL)
                        .filter(delivery -> delivery.state() == Delivery.State.SENT)
                        .limit(1))
                .toList();
    }

    private void report(Caller caller, Delivery delivery, String action, String status, String diagnostic) {
        String message = """
                From: Mail Delivery System <mailer-daemon@mx.example>
                To: bounces+%s@tallystick.example
                Subject: Delivery report
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="part"

                --part
                Content-Type: text/plain; charset=us-ascii

                This is what became of your message.
                --part
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: %s
                --part--
                """.formatted(
                        delivery.id().toString().replace("-", ""), delivery.address(), action, status, diagnostic);
        reports.take(caller, "report.eml", message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
