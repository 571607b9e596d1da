package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.delivery.reports.ReportSamples;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** What becomes of documents that do not arrive. */
@IntegrationTest
class AstrayTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    ReportDesk reports;

    @Autowired
    NewsBook news;

    @Autowired
    AstrayDesk desk;

    @Autowired
    DeliveryCourse course;

    @Autowired
    AstrayRecipients recipients;

    @Autowired
    MailIn mailIn;

    @Autowired
    OutboxWorker outbox;

    @Value("${tallystick.home}")
    Path home;

    private Trading trading;
    private CompanyId company;
    private CustomerId buyer;

    @BeforeEach
    void begin() {
        trading = Trading.withLetterhead(beans);
        company = trading.company().id();
        buyer = trading.customer("C-1", "Buyer & Sons");
        contact("Ada Lovelace", "Ada@buyer.example", ContactRole.INVOICE_RECIPIENT);
    }

    @Test
    void aHardBounceIsFollowedUpMarkedAndGoesToTheNextContact() {
        contact("Post Room", "post@buyer.example", ContactRole.ESCALATION);
        contact("Accounts", "ap@buyer.example", ContactRole.ACCOUNTS_PAYABLE);
        Delivery first = delivered(invoice()).getFirst();

        bounce(first, "postfix-unknown.eml");

        List<Delivery> all = deliveries(first.subject());
        assertThat(all).extracting(Delivery::state).containsExactly(Delivery.State.SENT, Delivery.State.BOUNCED);
        assertThat(all.getFirst().recipient()).isEqualTo("Accounts <ap@buyer.example>");
        assertThat(news(all.getFirst()).getFirst().detail())
                .isEqualTo("Instead of Ada Lovelace <ada@buyer.example>: The mailbox does not exist.");
        assertThat(followUp(first)).map(FollowUp::isOpen).contains(true);
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.permanent()).isTrue();
            assertThat(row.code()).isEqualTo("5.1.1");
            assertThat(row.instead()).isEqualTo(Delivery.Channel.EMAIL);
            assertThat(row.mark()).isNotNull();
        });
        assertBooksAreClean();
    }

    @Test
    void theNextInvoiceDoesNotGoThereUntilTheAddressIsMended() {
        bounce(delivered(invoice()).getFirst(), "exchange-not-found.eml");

        List<Delivery> second = delivered(invoice());

        assertThat(second)
                .extracting(Delivery::channel)
                .containsExactly(Delivery.Channel.PRINT, Delivery.Channel.EMAIL);
        assertThat(second)
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.QUEUED, Delivery.State.SUPPRESSED);
        assertThat(second.getLast().failure()).contains("came back", "not found");

        UUID mark = rows().getFirst().mark();
        trading.call(() -> {
            desk.mend(trading.caller(), java.util.Objects.requireNonNull(mark), "She had been on leave");
            return mark;
        });

        assertThat(delivered(invoice())).extracting(Delivery::state).containsExactly(Delivery.State.SENT);
        assertBooksAreClean();
    }

    @Test
    void aSoftBounceGoesByPostButMarksNothing() {
        Delivery first = delivered(invoice()).getFirst();

        bounce(first, "exchange-quota.eml");

        assertThat(deliveries(first.subject()))
                .extracting(Delivery::channel)
                .containsExactly(Delivery.Channel.PRINT, Delivery.Channel.EMAIL);
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.permanent()).isFalse();
            assertThat(row.mark()).isNull();
        });
        assertThat(delivered(invoice())).extracting(Delivery::state).containsExactly(Delivery.State.SENT);
    }

    @Test
    void nothingGoesElsewhereWhileAnotherRecipientHasIt() {
        contact("Grace Hopper", "grace@buyer.example", ContactRole.INVOICE_RECIPIENT);
        List<Delivery> both = delivered(invoice());
        assertThat(both).hasSize(2);

        bounce(both.getFirst(), "gmail-unknown.eml");
        assertThat(deliveries(both.getFirst().subject())).hasSize(2);
        assertThat(Delivery.stateOf(deliveries(both.getFirst().subject()))).contains(Delivery.State.SENT);

        bounce(both.getLast(), "exchange-quota.eml");
        assertThat(deliveries(both.getFirst().subject())).hasSize(3);
    }

    @Test
    void twoBouncesAtTheSameMomentSendItElsewhereOnce() throws Exception {
        contact("Grace Hopper", "grace@buyer.example", ContactRole.INVOICE_RECIPIENT);
        List<Delivery> both = delivered(invoice());
        var together = new CountDownLatch(2);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ReportDesk.Summary>> bounces = both.stream()
                    .map(delivery -> (Callable<ReportDesk.Summary>) () -> {
                        together.countDown();
                        together.await();
                        return bounce(delivery, "exchange-quota.eml");
                    })
                    .toList();
            for (Future<ReportDesk.Summary> bounced : workers.invokeAll(bounces)) {
                assertThat(bounced.get().count(ReportResult.Outcome.TAKEN)).isEqualTo(1);
            }
        }

        assertThat(deliveries(both.getFirst().subject()))
                .extracting(Delivery::state)
                .containsExactlyInAnyOrder(Delivery.State.BOUNCED, Delivery.State.BOUNCED, Delivery.State.QUEUED);
        assertBooksAreClean();
    }

    @Test
    void lateNewsAndRepeatedNewsChangeNothing() {
        Delivery first = delivered(invoice()).getFirst();
        var opened = new News(News.Kind.OPENED, Instant.EPOCH, News.Source.LINK, "1", null, null, null);
        trading.call(() -> course.follow(company, first.id(), opened));

        bounce(first, "postfix-unknown.eml");
        ReportDesk.Summary again = bounce(first, "postfix-unknown.eml");

        assertThat(again.before()).isTrue();
        assertThat(deliveries(first.subject())).extracting(Delivery::state).containsExactly(Delivery.State.OPENED);
        assertThat(news(first))
                .extracting(News::kind)
                .contains(News.Kind.BOUNCED)
                .hasSize(4);
        assertThat(rows()).isEmpty();
        assertBooksAreClean();
    }

    @Test
    void delayedMailWaitsAndDeliveredMailIsDelivered() {
        Delivery first = delivered(invoice()).getFirst();

        bounce(first, "postfix-delayed.eml");
        assertThat(deliveries(first.subject())).extracting(Delivery::state).containsExactly(Delivery.State.SENT);
        bounce(first, "postfix-delivered.eml");
        assertThat(deliveries(first.subject())).extracting(Delivery::state).containsExactly(Delivery.State.DELIVERED);
    }

    @Test
    void reportsComeInThroughAFolderAndAMailbox() throws IOException {
        Delivery first = delivered(invoice()).getFirst();
        Delivery second = delivered(invoice()).getFirst();
        Path folder = home.resolve("mail-in").resolve(trading.company().code());
        Files.createDirectories(folder.resolve("new"));
        Files.write(folder.resolve("new").resolve("1.host"), ReportSamples.about("postfix-unknown.eml", first.id()));
        Files.write(
                folder.resolve("box.mbox"),
                ReportSamples.mailbox(
                        ReportSamples.about("question.eml", second.id()),
                        ReportSamples.about("exim-old.eml", second.id()),
                        "Subject: \u0000\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(folder.resolve("half.eml.part"), "not yet");

        CompanyScope.of(company).run(() -> mailIn.run(company));

        assertThat(folder.resolve("taken"))
                .isDirectoryContaining("glob:**1.host")
                .isDirectoryContaining("glob:**box.mbox");
        assertThat(folder.resolve("half.eml.part")).exists();
        assertThat(deliveries(first.subject()).getLast().state()).isEqualTo(Delivery.State.BOUNCED);
        assertThat(deliveries(second.subject()).getLast().state()).isEqualTo(Delivery.State.BOUNCED);
        assertThat(trading.call(() ->
                        beans.getBean(MailReports.class).list(company, 1, 10).rows()))
                .extracting(ReportResult::outcome)
                .containsExactlyInAnyOrder(
                        ReportResult.Outcome.TAKEN,
                        ReportResult.Outcome.TAKEN,
                        ReportResult.Outcome.NO_REPORT,
                        ReportResult.Outcome.NO_REPORT); // an odd message is no reason to stop
    }

    @Test
    void reportsOfOtherCompaniesAndEmptyFilesAreAnswered() {
        Trading other = Trading.withLetterhead(beans);
        Delivery first = delivered(invoice()).getFirst();

        ReportDesk.Summary foreign =
                reports.take(other.caller(), "x.eml", ReportSamples.about("postfix-unknown.eml", first.id()));

        assertThat(foreign.count(ReportResult.Outcome.UNKNOWN)).isEqualTo(1);
        assertThat(deliveries(first.subject()).getFirst().state()).isEqualTo(Delivery.State.SENT);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> reports.take(trading.caller(), "x.eml", new byte[0]))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("FILE_EMPTY"));
    }

    @Test
    void aFollowUpIsDoneOnceByAPersonOrWhenItIsSentAgain() {
        Delivery first = delivered(invoice()).getFirst();
        bounce(first, "exchange-quota.eml");

        finish(first, " Called them ");
        assertThat(followUp(first)).map(FollowUp::outcome).contains("Called them");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> finish(first, "again"));

        Delivery second = delivered(invoice()).getFirst();
        bounce(second, "exchange-quota.eml");
        trading.call(() -> {
            beans.getBean(DeliveryDesk.class).sendAgain(trading.caller(), new InvoiceId(second.subject()));
            return second;
        });
        assertThat(followUp(second)).map(FollowUp::outcome).contains("Sent again.");
    }

    private List<News> news(Delivery delivery) {
        return trading.call(() -> news.of(company, delivery.id()));
    }

    private List<AstrayRecipients.Row> rows() {
        return trading.call(() -> recipients.list(company, 1, 10).rows());
    }

    private Optional<FollowUp> followUp(Delivery delivery) {
        return trading.call(() -> desk.followUp(company, delivery.id()));
    }

    private void finish(Delivery delivery, String outcome) {
        trading.call(() -> {
            desk.finish(trading.caller(), delivery.id(), outcome);
            return delivery;
        });
    }

    private void contact(String name, String email, ContactRole role) {
        trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(trading.caller(), buyer, name, email, null, null, Set.of(role)));
    }

    private InvoiceId invoice() {
        return trading.invoice(buyer, "100.00", trading.today());
    }

    private List<Delivery> delivered(InvoiceId invoice) {
        settle();
        return deliveries(invoice.value());
    }

    private List<Delivery> deliveries(UUID document) {
        settle();
        return trading.call(() -> trading.bean(Deliveries.class).ofDocument(company, document));
    }

    private ReportDesk.Summary bounce(Delivery delivery, String sample) {
        return reports.take(trading.caller(), sample, ReportSamples.about(sample, delivery.id()));
    }

    private void settle() {
        for (int round = 0; round < 20; round++) {
            CompanyScope.of(company).run(() -> outbox.drain(company));
        }
    }

    private void assertBooksAreClean() {
        settle();
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }
}
