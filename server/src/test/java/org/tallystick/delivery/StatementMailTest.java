package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.disputes.DisputeDesk;
import org.tallystick.disputes.RaisedBy;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.statements.Statement;
import org.tallystick.statements.StatementContent;
import org.tallystick.statements.StatementDesk;
import org.tallystick.statements.Statements;
import org.tallystick.testing.IntegrationTest;

/** A statement of account goes out by itself; its mail and its PDF are made from the same record. */
@IntegrationTest
class StatementMailTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;
    private CustomerId ada;

    @BeforeEach
    void aCustomerWhoOwes() {
        clock.set(TODAY.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
        trading = Trading.withLetterhead(beans);
        ada = trading.customer("C/1", "Ada Lovelace", "NET 0");
        trading.call(() -> {
            trading.bean(CustomerDesk.class)
                    .addContact(
                            trading.caller(),
                            ada,
                            "Ada Lovelace",
                            "ada@lovelace.example",
                            null,
                            null,
                            Set.of(ContactRole.INVOICE_RECIPIENT));
            return true;
        });
        trading.invoice(ada, "100.00", LocalDate.of(2026, 3, 2));
        trading.receive(ada, "19.00", LocalDate.of(2026, 3, 9));
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void theAmountsOfTheMailAreThoseOfThePdf() throws IOException {
        Statement statement = issue();

        trading.bean(OutboxWorker.class).drain(trading.company().id());

        Delivery delivery = onlyDelivery(statement);
        assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
        Artefact artefact = trading.call(() -> trading.bean(Artefacts.class)
                .find(trading.company().id(), Objects.requireNonNull(delivery.artefact()))
                .orElseThrow());
        assertThat(artefact.fileName()).isEqualTo("statement-C_1-2026-03-31-EUR.pdf");
        String pdf = String.join("", PdfReading.pages(artefact.content()));
        assertThat(pdf)
                .contains("Statement of account 31 Mar 2026", "Balance on 28 Feb 2026", "1 to 30 days late")
                .contains("119.00", "\u221219.00", "100.00 EUR", "Credits and payments not used yet");
        assertThat(mail(statement))
                .contains("On 31 Mar 2026 your account showed 100.00 EUR to pay.", "119.00 EUR of this is overdue");
    }

    @Test
    void whatIsInDisputeStandsApartAndIsNotAskedFor() throws IOException {
        InvoiceId invoice = trading.invoice(ada, "50.00", LocalDate.of(2026, 3, 4));
        dispute(invoice, "30.00");

        Statement statement = issue();

        trading.bean(OutboxWorker.class).drain(trading.company().id());
        String pdf = String.join("", PdfReading.pages(pdf(statement).content()));
        assertThat(pdf).contains("In dispute", "29.50", "30.00", "178.50");
        assertThat(mail(statement))
                .contains("148.50 EUR of this is overdue", "30.00 EUR is in dispute.")
                .contains("your account showed 159.50 EUR to pay");
        StatementContent content = trading.call(() -> trading.bean(Statements.class)
                .content(trading.company().id(), statement.id())
                .orElseThrow());
        assertThat(content.disputed()).isEqualTo(Money.of("30.00", Trading.EUR));
        assertThat(content.owed(StatementContent.AGES.buckets().get(1))).isEqualTo(Money.of("178.50", Trading.EUR));
    }

    private void dispute(InvoiceId invoice, String amount) {
        var opening = new DisputeDesk.Opening(
                new DisputeDesk.About.OfInvoice(invoice, null),
                Optional.of(Money.of(amount, Trading.EUR)),
                "PRICE",
                null,
                "too dear",
                RaisedBy.CUSTOMER,
                null);
        trading.call(() -> trading.bean(DisputeDesk.class).open(trading.caller(), opening));
    }

    private String mail(Statement statement) {
        return String.join(
                        "\n",
                        trading.call(
                                () -> StatementPages.paragraphs((Document.OfStatement) trading.bean(Documents.class)
                                        .get(trading.company().id(), Delivery.SubjectType.STATEMENT, statement.id()))))
                .replace('\u00a0', ' ');
    }

    @Test
    void itIsSentAgainAsItWasIssued() {
        Statement statement = issue();
        trading.bean(OutboxWorker.class).drain(trading.company().id());
        Artefact first = pdf(statement);
        trading.receive(ada, "50.00", TODAY);

        trading.call(() -> {
            trading.bean(DeliveryDesk.class).sendStatementAgain(trading.caller(), statement.id());
            return true;
        });
        trading.bean(OutboxWorker.class).drain(trading.company().id());

        assertThat(deliveries(statement)).extracting(Delivery::artefact).containsExactly(first.id(), first.id());
        assertThat(pdf(statement).content()).isEqualTo(first.content());
    }

    private Artefact pdf(Statement statement) {
        return trading.call(() ->
                trading.bean(Artefacts.class).statementPdf(trading.company().id(), statement.id()));
    }

    private Statement issue() {
        trading.bean(StatementDesk.class).issue(trading.caller(), ada, TODAY);
        return trading.call(() -> trading.bean(Statements.class)
                        .ofCustomer(trading.company().id(), ada, 10))
                .getFirst();
    }

    private Delivery onlyDelivery(Statement statement) {
        assertThat(deliveries(statement)).hasSize(1);
        return deliveries(statement).getFirst();
    }

    private List<Delivery> deliveries(Statement statement) {
        return trading.call(() ->
                trading.bean(Deliveries.class).ofDocument(trading.company().id(), statement.id()));
    }
}
