package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Trading;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.Debit;
import org.tallystick.debits.DebitDesk;
import org.tallystick.debits.DebitOrder;
import org.tallystick.debits.DebitOutcomes;
import org.tallystick.debits.Debits;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.DebitAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.MandateInput;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** A run of direct debits writes to its payers by itself, and their debits know of it. */
@IntegrationTest
class DebitNoticeMailTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate COLLECTION = LocalDate.of(2026, 3, 16);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    @Autowired
    OutboxWorker worker;

    @Autowired
    JdbcClient db;

    @Value("${tallystick.home}")
    Path home;

    private Trading trading;
    private CustomerId ada;

    @BeforeEach
    void aPayerWhoOwes() {
        clock.set(TODAY.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
        trading = Trading.open(beans);
        Company company = trading.company();
        ada = trading.customer("C-1", "Ada Lovelace", "NET 0");
        trading.call(() -> {
            trading.bean(Companies.class)
                    .change(new Company(
                            company.id(),
                            company.code(),
                            company.name(),
                            company.currency(),
                            company.country(),
                            company.zone(),
                            company.taxId(),
                            new Company.Letterhead(
                                    "Markt 1", "04109", "Leipzig", "cash@acme.example", null, null, null)));
            trading.bean(Creditors.class).set(trading.caller(), new Creditor("DE98ZZZ09999999999", 14, 3));
            return trading.bean(MandateDesk.class)
                    .add(
                            trading.caller(),
                            ada,
                            new MandateInput(
                                    "M/1",
                                    TODAY,
                                    Mandate.Scheme.CORE,
                                    "Ada Lovelace",
                                    new DebitAccount.Sepa("FR1420041010050500013M02606", null),
                                    null,
                                    null,
                                    null));
        });
        trading.invoice(ada, "100.00", TODAY);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void thePayerIsToldOfAmountDayMandateAndCreditor() throws IOException {
        reachable();
        Debit debit = debit(run());

        settle();

        Delivery delivery = onlyDelivery(debit.id());
        byte[] pdf = trading.call(() -> trading.bean(Artefacts.class)
                .find(trading.company().id(), Objects.requireNonNull(delivery.artefact()))
                .orElseThrow()
                .content());
        assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
        assertThat(delivery.number()).isEqualTo("M/1 2026-03-16");
        assertThat(String.join("", PdfReading.pages(pdf)).replace('\u00a0', ' '))
                .contains("119.00 EUR", "16 Mar 2026", "M/1", "DE98ZZZ09999999999", "FR … 2606")
                .doesNotContain("2004101005");
        assertThat(home.resolve("outbox").resolve(trading.company().code())).isDirectory();
        Debit told = debit(debit.run());
        assertThat(told.toldOn()).isEqualTo(TODAY);
        assertThat(told.toldHow()).isEqualTo("E-mail");
        assertThat(told.isToldInTime()).isTrue();
    }

    @Test
    void aPayerWithoutAnAddressIsNotTold() {
        Debit debit = debit(run());

        settle();

        assertThat(onlyDelivery(debit.id()).state()).isEqualTo(Delivery.State.FAILED);
        assertThat(debit(debit.run()).toldOn()).isNull();
    }

    @Test
    void nobodyIsToldOfADebitThatHasEnded() {
        reachable();
        UUID run = run();
        settle();
        trading.call(() -> {
            trading.bean(DebitOutcomes.class).cancel(trading.caller(), run, "not sent");
            return true;
        });

        assertThatThrownBy(() -> trading.call(() -> {
                    trading.bean(DeliveryDesk.class)
                            .tellAgain(trading.caller(), debit(run).id());
                    return true;
                }))
                .hasMessageContaining("is not told of it any more");
    }

    private void reachable() {
        trading.call(() -> {
            trading.bean(CustomerDesk.class)
                    .addContact(
                            trading.caller(),
                            ada,
                            "Ada",
                            "ada@example.com",
                            null,
                            null,
                            Set.of(ContactRole.INVOICE_RECIPIENT));
            return true;
        });
    }

    private UUID run() {
        return trading.call(() -> {
            UUID bank = trading.bean(BankAccounts.class)
                    .list(trading.company().id())
                    .getFirst()
                    .id();
            return trading.bean(DebitDesk.class)
                    .make(trading.caller(), new DebitOrder(bank, COLLECTION, COLLECTION, 14, Set.of()));
        });
    }

    private Debit debit(UUID run) {
        return trading.call(() ->
                trading.bean(Debits.class).ofRun(trading.company().id(), run).getFirst());
    }

    private Delivery onlyDelivery(UUID debit) {
        return trading.call(() -> {
            var found =
                    trading.bean(Deliveries.class).ofDocument(trading.company().id(), debit);
            assertThat(found).hasSize(1);
            return found.getFirst();
        });
    }

    /** Works messages off until none is left; the server may be doing the same at this moment. */
    private void settle() {
        for (int round = 0; round < 200 && waiting() > 0; round++) {
            worker.drain(trading.company().id());
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(waiting()).isZero();
    }

    private long waiting() {
        return trading.call(() -> db.sql("select count(*) from platform.outbox_message")
                .query((row, number) -> row.getLong(1))
                .single());
    }
}
