package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.customers.Consent;
import org.tallystick.customers.ConsentChannel;
import org.tallystick.customers.ConsentDesk;
import org.tallystick.customers.Consents;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** Whoever forbade e-mail gets none, and invoices reach the customer all the same (A-9, RULE-11). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test says when mails leave
class OptOutTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CompanyId company;
    private LocalDate today;
    private CustomerId acme;
    private UUID ada;

    @BeforeEach
    void aCustomerWithOneContact() {
        trading = Trading.withLetterhead(beans);
        company = trading.company().id();
        today = trading.today();
        acme = trading.customer("C-1", "Acme Corp");
        ada = contact("ada@acme.example");
    }

    @Test
    void anInvoiceGoesByPostInstead() {
        say(ada, false);

        InvoiceId invoice = invoiced();

        List<Delivery> deliveries = deliveries(invoice);
        assertThat(deliveries)
                .extracting(Delivery::channel, Delivery::state)
                .containsExactlyInAnyOrder(
                        tuple(Delivery.Channel.EMAIL, Delivery.State.SUPPRESSED),
                        tuple(Delivery.Channel.PRINT, Delivery.State.QUEUED));
        assertThat(deliveries).extracting(Delivery::failure).contains(OptOutGate.SENTENCE);
    }

    /** It is asked when the mail leaves, not when it is queued. */
    @Test
    void theWordThatCountsIsTheLastOneBeforeSending() {
        say(ada, false);
        InvoiceId invoice = trading.invoice(acme, "100.00", today);
        say(ada, true);
        drain();

        assertThat(deliveries(invoice)).extracting(Delivery::state).containsExactly(Delivery.State.SENT);
    }

    @Test
    void nothingIsPostedWhileSomebodyElseGetsTheMail() {
        contact("bob@acme.example");
        say(ada, false);

        InvoiceId invoice = invoiced();

        assertThat(deliveries(invoice))
                .extracting(Delivery::channel, Delivery::state)
                .containsExactlyInAnyOrder(
                        tuple(Delivery.Channel.EMAIL, Delivery.State.SUPPRESSED),
                        tuple(Delivery.Channel.EMAIL, Delivery.State.SENT));
    }

    @Test
    void twoWhoForbidItMakeOneLetter() {
        say(ada, false);
        say(contact("bob@acme.example"), false);

        InvoiceId invoice = invoiced();

        assertThat(deliveries(invoice))
                .filteredOn(delivery -> delivery.channel() == Delivery.Channel.PRINT)
                .hasSize(1);
    }

    @Test
    void manyContactsAreAnsweredAtOnceWithTheirLatestWord() {
        UUID bob = contact("bob@acme.example");
        UUID eve = contact("eve@acme.example");
        say(ada, true);
        say(ada, false);
        say(bob, true);

        Map<UUID, Map<ConsentChannel, Consent>> said =
                trading.call(() -> trading.bean(Consents.class).of(company, List.of(ada, bob, eve)));

        assertThat(said).containsOnlyKeys(ada, bob);
        assertThat(consent(said, ada).given()).isFalse();
        assertThat(consent(said, bob).given()).isTrue();
        assertThat(trading.call(() -> trading.bean(Consents.class).history(company, List.of(ada))))
                .as("nothing is written over")
                .hasSize(2);
    }

    @Test
    void aConsentSaysWhereItCanBeLookedUp() {
        assertRefused("EVIDENCE_MISSING", Set.of(ConsentChannel.SMS), " ", today);
        assertRefused("CHANNEL_MISSING", Set.of(), "letter", today);
        assertRefused("SAID_LATER", Set.of(ConsentChannel.SMS), "letter", today.plusDays(1));
    }

    private static Consent consent(Map<UUID, Map<ConsentChannel, Consent>> said, UUID contact) {
        return Objects.requireNonNull(said.getOrDefault(contact, Map.of()).get(ConsentChannel.EMAIL));
    }

    private void assertRefused(String code, Set<ConsentChannel> channels, String evidence, LocalDate on) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> say(ada, new ConsentDesk.Said(channels, true, Consent.Source.LETTER, evidence, on)))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }

    private InvoiceId invoiced() {
        InvoiceId invoice = trading.invoice(acme, "100.00", today);
        drain();
        return invoice;
    }

    /** A document that is queued leaves word of the mail. */
    private void drain() {
        int worked;
        do {
            worked = trading.bean(OutboxWorker.class).drain(company);
        } while (worked > 0);
    }

    private void say(UUID contact, boolean given) {
        say(
                contact,
                new ConsentDesk.Said(Set.of(ConsentChannel.EMAIL), given, Consent.Source.CALL, "call with Ada", today));
    }

    private void say(UUID contact, ConsentDesk.Said said) {
        trading.call(() -> {
            trading.bean(ConsentDesk.class).record(trading.caller(), contact, said);
            return true;
        });
    }

    private UUID contact(String email) {
        return trading.call(() -> trading.bean(CustomerDesk.class)
                .addContact(trading.caller(), acme, email, email, null, null, Set.of(ContactRole.INVOICE_RECIPIENT)));
    }

    private List<Delivery> deliveries(InvoiceId invoice) {
        return trading.call(() -> trading.bean(Deliveries.class).ofDocument(company, invoice.value()));
    }
}
