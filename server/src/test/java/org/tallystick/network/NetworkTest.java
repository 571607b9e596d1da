package org.tallystick.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Caller;
import org.tallystick.cast.Trading;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.delivery.Artefact;
import org.tallystick.delivery.Artefacts;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.DeliveryDesk;
import org.tallystick.delivery.News;
import org.tallystick.delivery.NewsBook;
import org.tallystick.einvoices.BuyerDetails;
import org.tallystick.einvoices.DetailsDesk;
import org.tallystick.einvoices.EInvoiceForm;
import org.tallystick.einvoices.RegisteredId;
import org.tallystick.einvoices.SellerDetails;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.einvoice.inspect.EInvoiceFile;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class NetworkTest {
    private static final String RECEIVER = "0204:04011000-1234512345-06";

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CompanyId company;
    private CustomerId town;

    @BeforeEach
    void begin() {
        trading = Trading.withLetterhead(beans);
        company = trading.company().id();
        town = trading.customer("C-1", "Stadt Bremen");
        trading.call(() -> {
            Customer customer =
                    trading.bean(Customers.class).find(company, town).orElseThrow();
            trading.bean(CustomerDesk.class)
                    .change(
                            trading.caller(),
                            town,
                            customer.profile().deliveredBy(DeliveryChannel.E_INVOICE),
                            customer.version());
            trading.bean(DetailsDesk.class)
                    .set(
                            trading.caller(),
                            new SellerDetails(
                                    0, new RegisteredId("9930", "DE811907980"), null, "Ada Lindqvist", null, null));
            trading.bean(DetailsDesk.class).set(trading.caller(), town, buyer(0, "04011000-1234512345-06"));
            return true;
        });
        settle();
    }

    @AfterEach
    void end() {
        trading.bean(SettableClock.class).reset();
    }

    private static BuyerDetails buyer(int version, String reference) {
        return new BuyerDetails(
                version,
                EInvoiceForm.XRECHNUNG_UBL,
                new RegisteredId("0204", "04011000-1234512345-06"),
                null,
                reference);
    }

    /** Another thread may be at it, too. */
    private void settle() {
        for (int round = 0; round < 400; round++) {
            trading.bean(OutboxWorker.class).drain(company);
            if (waiting() == 0) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
        throw new AssertionError("the outbox does not come to rest");
    }

    private long waiting() {
        return trading.call(() -> trading.bean(JdbcClient.class)
                .sql("select count(*) from platform.outbox_message")
                .query(Long.class)
                .single());
    }

    private void reconcile() {
        CompanyScope.of(company).run(() -> trading.bean(NetworkReconciler.class).run(company));
        settle();
    }

    private void wait(Duration time) {
        Instant now = trading.bean(BusinessClock.class).now();
        trading.bean(SettableClock.class).set(now.plus(time));
    }

    private void behaves(SandboxBehaviour behaviour, @Nullable String reason) {
        trading.call(() -> {
            trading.bean(SandboxSettings.class).set(trading.caller(), RECEIVER, behaviour, reason);
            return true;
        });
    }

    private InvoiceId invoiced() {
        InvoiceId invoice = trading.invoice(town, "100.00", trading.today());
        settle();
        return invoice;
    }

    private Message message(InvoiceId invoice) {
        return messages(invoice).getFirst();
    }

    private List<Message> messages(InvoiceId invoice) {
        return trading.call(() -> trading.bean(Messages.class).ofDocument(company, invoice.value()));
    }

    private Delivery delivery(InvoiceId invoice) {
        return trading.call(() -> trading.bean(Deliveries.class)
                .ofDocument(company, invoice.value())
                .getFirst());
    }

    private List<MessageState> states(Message message) {
        return trading.call(() -> trading.bean(Messages.class).steps(company, message.id())).stream()
                .map(Message.Step::state)
                .toList();
    }

    @Test
    void anInvoiceIsSentAcknowledgedAndAccepted() {
        InvoiceId invoice = invoiced();

        assertThat(message(invoice).state()).isEqualTo(MessageState.SENT);
        assertThat(delivery(invoice).state()).isEqualTo(Delivery.State.SENT);
        assertThat(delivery(invoice).recipient()).isEqualTo(RECEIVER);
        Artefact sent = trading.call(() -> trading.bean(Artefacts.class)
                .find(company, Objects.requireNonNull(delivery(invoice).artefact()))
                .orElseThrow());
        assertThat(EInvoiceFile.open(sent.content()).format()).isEqualTo(EInvoiceFile.Format.UBL);

        wait(Duration.ofMinutes(2));
        reconcile();

        assertThat(states(message(invoice)))
                .containsExactly(
                        MessageState.QUEUED,
                        MessageState.HANDED_OVER,
                        MessageState.SENT,
                        MessageState.ACKNOWLEDGED,
                        MessageState.ACCEPTED);
    }

    @Test
    void whatABuyerRejectsIsFollowedUpAndSentAgainAfterTheCorrection() {
        behaves(SandboxBehaviour.REJECT, "Use another routing id");
        InvoiceId invoice = invoiced();
        wait(Duration.ofMinutes(2));
        reconcile();
        Message rejected = message(invoice);
        assertThat(rejected.state()).isEqualTo(MessageState.REJECTED);
        assertThat(rejected.reason()).isEqualTo("Use another routing id");
        var desk = trading.bean(MessageDesk.class);
        assertThat(desk.followUp(company, rejected.id())).map(FollowUp::isOpen).contains(true);

        behaves(SandboxBehaviour.ACCEPT, null);
        trading.call(() -> {
            trading.bean(DetailsDesk.class).set(trading.caller(), town, buyer(1, "991-33333TEST-33"));
            trading.bean(DeliveryDesk.class).sendAgain(trading.caller(), invoice);
            return true;
        });
        settle();
        wait(Duration.ofMinutes(2));
        reconcile();

        assertThat(messages(invoice))
                .extracting(Message::state)
                .containsExactly(MessageState.ACCEPTED, MessageState.REJECTED);
        assertThat(content(message(invoice))).contains("991-33333TEST-33");
        assertThat(content(rejected)).contains("04011000-1234512345-06</cbc:BuyerReference>");

        desk.finish(trading.caller(), rejected.id(), "Sent again with the new routing id");
        assertThat(desk.followUp(company, rejected.id())).map(FollowUp::isOpen).contains(false);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.finish(trading.caller(), rejected.id(), "Again"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("FOLLOW_UP_DONE"));
    }

    private String content(Message message) {
        return new String(
                trading.call(() -> trading.bean(Messages.class).content(company, message.id())),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void whatIsUnknownIsEndedByAskingTheNetworkAlone() {
        behaves(SandboxBehaviour.NO_ANSWER, null);
        InvoiceId invoice = invoiced();
        assertThat(message(invoice).state()).isEqualTo(MessageState.HANDED_OVER);
        assertThat(delivery(invoice).state()).isEqualTo(Delivery.State.QUEUED);

        wait(Duration.ofMinutes(2));
        reconcile();
        assertThat(message(invoice).state()).isEqualTo(MessageState.HANDED_OVER);
        wait(Duration.ofHours(2));
        reconcile();

        assertThat(message(invoice).state()).isEqualTo(MessageState.ACCEPTED);
        assertThat(delivery(invoice).state()).isEqualTo(Delivery.State.DELIVERED);
        Delivery delivered = delivery(invoice);
        assertThat(trading.call(() -> trading.bean(NewsBook.class).of(company, delivered.id())))
                .extracting(News::kind)
                .containsExactly(News.Kind.QUEUED, News.Kind.SENT, News.Kind.DELIVERED);
    }

    @Test
    void aReceiverTheNetworkDoesNotKnowIsAFailedDelivery() {
        behaves(SandboxBehaviour.UNREACHABLE, null);

        InvoiceId invoice = invoiced();

        assertThat(message(invoice).state()).isEqualTo(MessageState.REFUSED);
        assertThat(delivery(invoice).state()).isEqualTo(Delivery.State.FAILED);
        assertThat(delivery(invoice).failure()).contains("not registered");
    }

    @Test
    void aDelayedBuyerAnswersInTheEnd() {
        behaves(SandboxBehaviour.DELAY, null);
        InvoiceId invoice = invoiced();

        wait(Duration.ofHours(25));
        reconcile();
        assertThat(message(invoice).state()).isEqualTo(MessageState.ACKNOWLEDGED);
        wait(Duration.ofHours(25));
        reconcile();

        assertThat(message(invoice).state()).isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void aCrashBeforeTheNetworkGotItLeavesOneMessage() {
        Message message = prepared();
        trading.call(() -> {
            trading.bean(Course.class).move(company, message.id(), MessageState.HANDED_OVER, null, "delivery");
            trading.bean(Messages.class)
                    .lookAgain(
                            company,
                            message.id(),
                            trading.bean(BusinessClock.class).now(),
                            0);
            return true;
        });

        assertThat(send(message)).isEqualTo(MessageState.HANDED_OVER);
        assertThat(taken(message)).isZero();
        CompanyScope.of(company).run(() -> trading.bean(NetworkReconciler.class).run(company));

        assertThat(taken(message)).isEqualTo(1);
        assertThat(found(message).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void threeAtOnceSendOneMessage() throws Exception {
        Message message = prepared();
        List<Callable<MessageState>> three = List.of(() -> send(message), () -> send(message), () -> send(message));
        List<MessageState> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var answer : threads.invokeAll(three)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).contains(MessageState.SENT);
        assertThat(taken(message)).isEqualTo(1);
        assertThat(states(message)).containsExactly(MessageState.QUEUED, MessageState.HANDED_OVER, MessageState.SENT);
    }

    /** A message as delivery is about to send it. */
    private Message prepared() {
        InvoiceId invoice = invoiced();
        Message sent = message(invoice);
        var message = new Message(
                org.tallystick.platform.Ids.next(),
                sent.documentType(),
                sent.document(),
                sent.number(),
                town,
                RECEIVER,
                sent.artefact(),
                sent.sha256(),
                null,
                sent.madeAt(),
                MessageState.QUEUED,
                null);
        trading.call(() -> {
            trading.bean(Messages.class).insert(company, message, bytes(sent));
            return trading.bean(Course.class).move(company, message.id(), MessageState.QUEUED, null, "delivery");
        });
        return message;
    }

    private byte[] bytes(Message message) {
        return trading.bean(Messages.class).content(company, message.id());
    }

    private MessageState send(Message message) {
        return CompanyScope.of(company)
                .call(() -> trading.bean(MessageDesk.class).send(company, message, trading.call(() -> bytes(message))));
    }

    private Message found(Message message) {
        return trading.call(() -> trading.bean(Messages.class).find(company, message.id()))
                .orElseThrow();
    }

    private long taken(Message message) {
        return trading.call(() -> trading.bean(JdbcClient.class)
                .sql("select count(*) from network.sandbox_message where message_id = :id")
                .param("id", message.id())
                .query(Long.class)
                .single());
    }

    @Test
    void anAuditorChangesNothing() {
        Caller auditor =
                new Caller(company, trading.caller().actor(), org.tallystick.access.Role.AUDITOR.permissions());
        var desk = trading.bean(MessageDesk.class);

        for (Runnable deed : List.<Runnable>of(
                () -> desk.lookNow(auditor, UUID.randomUUID()),
                () -> desk.give(auditor, UUID.randomUUID(), UUID.randomUUID()),
                () -> desk.finish(auditor, UUID.randomUUID(), "Nothing"))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(deed::run)
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("FORBIDDEN"));
        }
    }
}
