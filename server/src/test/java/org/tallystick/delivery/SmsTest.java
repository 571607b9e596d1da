package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.customers.Consent;
import org.tallystick.customers.ConsentChannel;
import org.tallystick.customers.ConsentDesk;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** Customers who want it get a text message with a link; who did not agree to texts gets mail. */
@IntegrationTest
@TestPropertySource(properties = {"tallystick.background=false", "tallystick.url=https://books.example"})
class SmsTest {
    @Autowired
    ApplicationContext beans;

    @Value("${tallystick.home}")
    Path home;

    private Trading trading;
    private CompanyId company;
    private LocalDate today;
    private CustomerId acme;
    private UUID ada;

    @BeforeEach
    void aCustomerWhoWantsTexts() {
        trading = Trading.withLetterhead(beans);
        company = trading.company().id();
        today = trading.today();
        acme = trading.customer("C-1", "Acme Corp");
        trading.call(() -> {
            Customer customer =
                    trading.bean(Customers.class).find(company, acme).orElseThrow();
            trading.bean(CustomerDesk.class)
                    .change(
                            trading.caller(),
                            acme,
                            customer.profile().deliveredBy(DeliveryChannel.SMS),
                            customer.version());
            return true;
        });
        ada = contact("Ada Lovelace", "ada@acme.example", "+49 (0)40 123-4567");
    }

    @Test
    void anInvoiceIsAnnouncedWithALink() throws IOException {
        say(ada, true);

        InvoiceId invoice = invoiced();

        assertThat(deliveries(invoice))
                .extracting(Delivery::channel, Delivery::state, Delivery::recipient)
                .containsExactly(tuple(Delivery.Channel.SMS, Delivery.State.SENT, "Ada Lovelace <+49401234567>"));
        assertThat(texts())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("To: +49401234567\n")
                        .contains("invoice INV-", "over 119.00 EUR", "See it here: https://books.example/see/"));
    }

    @Test
    void whoeverDidNotAgreeGetsMail() throws IOException {
        InvoiceId invoice = invoiced();

        assertThat(deliveries(invoice)).extracting(Delivery::channel).containsExactly(Delivery.Channel.EMAIL);
        assertThat(texts()).isEmpty();
    }

    @Test
    void whoeverTakesItBackBeforeItLeavesGetsMailInstead() throws IOException {
        say(ada, true);
        InvoiceId invoice = trading.invoice(acme, "100.00", today);
        trading.bean(OutboxWorker.class).sweep(company); // queued now, sent with the next message
        say(ada, false);
        drain();

        assertThat(deliveries(invoice)).anySatisfy(delivery -> {
            assertThat(delivery.channel()).isEqualTo(Delivery.Channel.EMAIL);
            assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "+49 (0)40 123-4567, +49401234567",
        "0049 40/1234567, +49401234567",
        "+1 (212) 555.0100, +12125550100",
        "040 1234567, ",
        "+49 12, ",
        "call me, "
    })
    void numbersAreThoseOfTheWorld(String written, @Nullable String number) {
        assertThat(TextRecipients.number(written).orElse(null)).isEqualTo(number);
    }

    private List<String> texts() throws IOException {
        Path folder = home.resolve("outbox").resolve(trading.company().code());
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .map(SmsTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private InvoiceId invoiced() {
        InvoiceId invoice = trading.invoice(acme, "100.00", today);
        drain();
        return invoice;
    }

    private void drain() {
        int worked;
        do {
            worked = trading.bean(OutboxWorker.class).drain(company);
        } while (worked > 0);
    }

    private void say(UUID contact, boolean given) {
        trading.call(() -> {
            trading.bean(ConsentDesk.class)
                    .record(
                            trading.caller(),
                            contact,
                            new ConsentDesk.Said(
                                    Set.of(ConsentChannel.SMS), given, Consent.Source.CALL, "call with Ada", today));
            return true;
        });
    }

    private UUID contact(String name, String email, String phone) {
        return trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(trading.caller(), acme, name, email, phone, null, Set.of(ContactRole.INVOICE_RECIPIENT)));
    }

    private List<Delivery> deliveries(InvoiceId invoice) {
        return trading.call(() -> trading.bean(Deliveries.class).ofDocument(company, invoice.value()));
    }
}
