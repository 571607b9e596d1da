package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.latefees.FeeNotes;
import org.tallystick.latefees.LateFeeDesk;
import org.tallystick.latefees.LateFeeRules;
import org.tallystick.latefees.UsualRules;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** Whoever is charged for being late is told what for, and how it adds up (F-5). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class LateFeeMailTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 2);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;

    @BeforeEach
    void aCustomerWhoIsLate() {
        clock.set(TODAY.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
        trading = Trading.withLetterhead(beans);
        CustomerId ada = trading.customer("C-1", "Ada Lovelace", "NET 0");
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
            UsualRules.EU
                    .from(LocalDate.of(2026, 1, 1))
                    .forEach(rule -> trading.bean(LateFeeRules.class).add(trading.caller(), rule));
            return true;
        });
        trading.invoice(ada, "1000.00", LocalDate.of(2026, 2, 28));
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void theNoteGoesOutAndSaysHowEachFeeAddsUp() throws IOException {
        trading.bean(LateFeeDesk.class).charge(trading.caller(), YearMonth.of(2026, 3), TODAY);

        while (trading.bean(OutboxWorker.class).drain(trading.company().id()) > 0) {}

        FeeNotes.Row note = trading.call(() -> trading.bean(FeeNotes.class)
                        .list(trading.company().id(), null, 1)
                        .rows())
                .getFirst();
        Delivery delivery = trading.call(() -> trading.bean(Deliveries.class)
                        .ofDocument(trading.company().id(), note.id()))
                .getFirst();
        assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
        assertThat(delivery.number()).isEqualTo("LF-2026-000001");
        Artefact artefact = trading.call(() -> trading.bean(Artefacts.class)
                .find(trading.company().id(), Objects.requireNonNull(delivery.artefact()))
                .orElseThrow());
        assertThat(artefact.fileName()).isEqualTo("LF-2026-000001.pdf");
        String pdf = String.join("", PdfReading.pages(artefact.content()));
        assertThat(pdf)
                .contains("LF-2026-000001", "Statutory interest", "Compensation for recovery costs", "40.00")
                .contains("10.15% a year, 31/365", "Please pay by");
    }
}
