package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.zxing.ReaderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.tallystick.access.Caller;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditMemoId;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.Invoices;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.platform.outbox.OutboxMessage;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.receivables.OpenItems;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class DeliveryTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @Autowired
    ApplicationContext beans;

    @Autowired
    Companies companies;

    @Autowired
    CustomerDesk customerDesk;

    @Autowired
    ChargeDesk chargeDesk;

    @Autowired
    BillingDesk billingDesk;

    @Autowired
    Drafts drafts;

    @Autowired
    Invoices invoices;

    @Autowired
    CreditDesk creditDesk;

    @Autowired
    BankAccounts bankAccounts;

    @Autowired
    OpenItems items;

    @Autowired
    Documents documents;

    @Autowired
    Artefacts artefacts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    DeliveryDesk desk;

    @Autowired
    Logos logos;

    @Autowired
    NewsBook news;

    @Autowired
    OutboxWorker worker;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient db;

    @Autowired
    BusinessClock clock;

    @Value("${tallystick.home}")
    Path home;

    private Company seller;
    private Caller caller;
    private CompanyId company;
    private LocalDate today;
    private int charges;

    @BeforeEach
    void found() {
        seller = companies.create(new Company(
                CompanyId.next(),
                "D" + Ids.next().toString().substring(24).toUpperCase(Locale.ROOT),
                "K\u00f6nig & S\u00f6hne",
                EUR,
                "DE",
                ZoneId.of("Europe/Berlin"),
                "DE811907980",
                new Company.Letterhead("Markt 1", "04109", "Leipzig", "rechnung@koenig.example", null, null, null)));
        company = seller.id();
        caller = Caller.commandLine(company);
        today = clock.today(company);
        CompanyScope.of(company)
                .run(() -> bankAccounts.add(
                        caller,
                        new BankAccount(
                                Ids.next(), "Sparkasse", "DE89370400440532013000", null, null, EUR, "1000", true)));
    }

    @Test
    void aPostedInvoiceIsMailedWithWhatTheBooksSay() {
        CompanyScope.of(company).run(() -> {
            CustomerId ada = customer("C-1", DeliveryChannel.EMAIL, "Zo\u00eb M\u00fcller");

            Invoice invoice = invoice(ada);

            Delivery delivery = onlyDelivery(invoice.id().value());
            assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
            assertThat(delivery.number()).isEqualTo(invoice.number());
            assertThat(delivery.recipient()).isEqualTo("Zo\u00eb M\u00fcller <zoe@example.com>");
            assertThat(news.of(company, delivery.id()))
                    .extracting(News::kind)
                    .containsExactly(News.Kind.QUEUED, News.Kind.SENT);
            Artefact artefact = artefacts
                    .find(company, Objects.requireNonNull(delivery.artefact()))
                    .orElseThrow();
            Path mail = home.resolve("outbox").resolve(seller.code()).resolve(today + "-" + invoice.number() + ".eml");
            assertThat(mail).exists();
            assertThat(mail.resolveSibling(today + "-" + invoice.number() + ".pdf"))
                    .hasBinaryContent(artefact.content());
            assertSaysWhatTheBooksSay(artefact, invoice);
        });
    }

    private void assertSaysWhatTheBooksSay(Artefact artefact, Invoice invoice) {
        try {
            var figures = new Figures(Texts.of("de"));
            String text = String.join("", PdfReading.pages(artefact.content()));
            assertThat(text)
                    .contains("Summe netto " + plain(figures.money(invoice.net())))
                    .contains(plain(figures.money(invoice.tax())))
                    .contains("Zu zahlen " + plain(figures.money(invoice.gross())));
            Money open =
                    items.ofDocument(company, invoice.id().value()).getFirst().open();
            assertThat(PdfReading.code(artefact.content()))
                    .endsWith("EUR" + open.toPlainString() + "\n\n" + invoice.paymentReference());
        } catch (IOException | ReaderException e) {
            throw new AssertionError(e);
        }
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    @Test
    void aDocumentIsRenderedOnceAndStaysAsItIs() {
        CompanyScope.of(company).run(() -> {
            Invoice invoice = invoice(customer("C-1", DeliveryChannel.NONE, null));
            assertThat(deliveries.ofDocument(company, invoice.id().value())).isEmpty();

            Artefact first = artefacts.invoicePdf(company, invoice.id());
            logos.set(caller, logo());
            Artefact second = artefacts.invoicePdf(company, invoice.id());

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.content()).isEqualTo(first.content());
            assertThat(artefacts.preview(company, invoice.id())).isNotEqualTo(first.content());
        });
    }

    @Test
    void withoutAnAddressADeliveryFailsAndIsListedUntilItIsSentAgain() {
        CompanyScope.of(company).run(() -> {
            CustomerId acme = customer("C-1", DeliveryChannel.EMAIL, null);
            Invoice invoice = invoice(acme);
            assertThat(deliveries.astray(company, 1, 10).rows()).singleElement().satisfies(delivery -> {
                assertThat(delivery.number()).isEqualTo(invoice.number());
                assertThat(delivery.failure()).contains("No e-mail address");
            });
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> desk.sendAgain(caller, invoice.id()));

            contact(acme, "Ada");
            desk.sendAgain(caller, invoice.id());
            settle();

            assertThat(deliveries.astray(company, 1, 10).rows()).isEmpty();
            assertThat(deliveries.ofCustomer(company, acme, 1, 10).rows())
                    .extracting(Delivery::state)
                    .containsExactly(Delivery.State.SENT, Delivery.State.FAILED);
        });
    }

    @Test
    void aCrashBetweenSendingAndRecordingRepeatsTheMailButNotTheDelivery() {
        CompanyScope.of(company).run(() -> {
            Delivery delivery = queuedDelivery();
            var sent = new ArrayList<Mail>();
            SendQueued dying = sending(mail -> {
                sent.add(mail);
                throw new StackOverflowError("power cut");
            });

            assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> dying.handle(message(delivery)));
            sending(sent::add).handle(message(delivery));
            sending(sent::add).handle(message(delivery));

            assertThat(sent).hasSize(2).extracting(Mail::messageId).containsOnly("<" + delivery.id() + "@tallystick>");
            assertThat(onlyDelivery(delivery.subject()).state()).isEqualTo(Delivery.State.SENT);
            assertThat(news.of(company, delivery.id())).hasSize(1);
        });
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgain() {
        CompanyScope.of(company).run(() -> {
            Delivery delivery = queuedDelivery();
            SendQueued unlucky = sending(mail -> {
                throw new MailSendException("Connection refused");
            });

            assertThatExceptionOfType(MailSendException.class).isThrownBy(() -> unlucky.handle(message(delivery)));
            assertThat(onlyDelivery(delivery.subject()).failure()).contains("Connection refused");
            sending(mail -> {}).handle(message(delivery));

            assertThat(onlyDelivery(delivery.subject()).state()).isEqualTo(Delivery.State.SENT);
            assertThat(news.of(company, delivery.id()))
                    .extracting(News::kind)
                    .containsExactly(News.Kind.FAILED, News.Kind.SENT);
        });
    }

    @Test
    void whatGoesByPostIsPrintedInOneGo() {
        CompanyScope.of(company).run(() -> {
            CustomerId paper = customer("C-1", DeliveryChannel.PRINT, null);
            Invoice first = invoice(paper);
            Invoice second = invoice(paper, "Beratung vor Ort");
            assertThat(deliveries.waitingForPrint(company)).isEqualTo(2);

            PrintBatch batch = desk.printBatch(caller);

            assertThat(batch.documents()).isEqualTo(2);
            assertThat(text(batch.artefact())).contains(first.number(), second.number());
            assertThat(onlyDelivery(first.id().value()).state()).isEqualTo(Delivery.State.SENT);
            assertThat(artefacts.find(company, batch.artefact().id())).isPresent();
            Artefact manifest = artefacts
                    .find(company, batch.artefact().subject(), Artefact.Kind.PRINT_MANIFEST)
                    .orElseThrow();
            assertThat(new String(manifest.content(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains(
                            "1,\"" + first.number() + "\",1,1,", "2,\"" + second.number() + "\",2,1,", "0,batch,1,2,");
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> desk.printBatch(caller));
        });
    }

    @Test
    void whatCannotBePrintedFailsAndLetsTheOthersPass() {
        CompanyScope.of(company).run(() -> {
            Invoice bad = invoice(customer("C-1", DeliveryChannel.PRINT, null), "\u6f22");
            Invoice good = invoice(customer("C-2", DeliveryChannel.PRINT, null));

            PrintBatch batch = desk.printBatch(caller);

            assertThat(batch.documents()).isEqualTo(1);
            assertThat(batch.failed()).isEqualTo(1);
            assertThat(onlyDelivery(good.id().value()).state()).isEqualTo(Delivery.State.SENT);
            assertThat(onlyDelivery(bad.id().value()).failure()).contains("U+6F22");
        });
    }

    @Test
    void aCreditMemoIsMailedToo() {
        CompanyScope.of(company).run(() -> {
            Invoice invoice = invoice(customer("C-1", DeliveryChannel.EMAIL, "Ada"));

            CreditMemoId memo =
                    creditDesk.creditRest(caller, invoice.id(), today, CreditReason.GOODWILL, "a friendly gesture");
            settle();

            assertThat(onlyDelivery(memo.value()).state()).isEqualTo(Delivery.State.SENT);
            assertThat(text(artefacts.creditMemoPdf(company, memo)))
                    .contains("Gutschrift", "Kulanz", "a friendly gesture", invoice.number());
        });
    }

    /** A delivery that waits without a message, so that nobody but the test sends it. */
    private Delivery queuedDelivery() {
        Invoice invoice = invoice(customer("C-1", DeliveryChannel.NONE, null));
        var delivery = new Delivery(
                Ids.next(),
                Delivery.SubjectType.INVOICE,
                invoice.id().value(),
                invoice.number(),
                invoice.customer(),
                Delivery.Channel.EMAIL,
                "Ada <ada@example.com>",
                Delivery.State.QUEUED,
                null,
                null,
                clock.now(),
                null);
        return transactions.in(CompanyScope.of(company), () -> {
            deliveries.insert(company, delivery, null);
            return delivery;
        });
    }

    private SendQueued sending(MailPort port) {
        return Sender.through(beans, port);
    }

    private OutboxMessage message(Delivery delivery) {
        return new OutboxMessage(company, Ids.next(), QueueEntries.QUEUED, delivery.id(), "{}", 1);
    }

    private Delivery onlyDelivery(UUID document) {
        List<Delivery> all = deliveries.ofDocument(company, document);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private CustomerId customer(String number, DeliveryChannel channel, @Nullable String contact) {
        CustomerId id = customerDesk.create(
                caller,
                new CustomerProfile(
                        number,
                        "Acme Corp",
                        CustomerKind.BUSINESS,
                        null,
                        Locale.GERMAN,
                        EUR,
                        PaymentTerms.net(30),
                        null,
                        channel,
                        new PostalAddress("Main Street 1", "10115", "Berlin", "DE"),
                        null));
        if (contact != null) {
            contact(id, contact);
        }
        return id;
    }

    private void contact(CustomerId customer, String name) {
        customerDesk.addContact(
                caller, customer, name, "zoe@example.com", null, null, Set.of(ContactRole.INVOICE_RECIPIENT));
    }

    private Invoice invoice(CustomerId customer) {
        return invoice(customer, "Beratung");
    }

    private Invoice invoice(CustomerId customer, String description) {
        charges++;
        chargeDesk.record(
                caller,
                new ChargeInput(
                        customer,
                        "test",
                        Integer.toString(charges),
                        description,
                        new BigDecimal("10"),
                        "h",
                        new BigDecimal("80.00"),
                        EUR,
                        "STANDARD",
                        null,
                        null,
                        today,
                        today,
                        today));
        RunId run = billingDesk.collectNow(
                caller, new BillingDesk.Order(today, today, Grouping.CUSTOMER, Set.of(customer)), Progress.unwatched());
        billingDesk.postNow(caller, run, Progress.unwatched());
        settle();
        InvoiceId id = Objects.requireNonNull(
                drafts.list(company, run, null, 1, 10).rows().getFirst().invoice());
        return invoices.find(company, id).orElseThrow();
    }

    /** Works messages off until none is left; the server may be doing the same at this moment. */
    private void settle() {
        for (int round = 0; round < 200; round++) {
            worker.drain(company);
            if (waiting() == 0) {
                return;
            }
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException(waiting() + " messages are still waiting");
    }

    private long waiting() {
        return transactions.in(
                CompanyScope.of(company),
                () -> db.sql("select count(*) from platform.outbox_message")
                        .query((row, number) -> row.getLong(1))
                        .single());
    }

    private static String text(Artefact artefact) {
        try {
            return String.join("", PdfReading.pages(artefact.content()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] logo() {
        try {
            return LogoTest.png(60, 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
