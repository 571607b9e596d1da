package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.collections.DunningDesk;
import org.tallystick.collections.DunningPolicy;
import org.tallystick.collections.Notice;
import org.tallystick.collections.NoticeRelease;
import org.tallystick.collections.Notices;
import org.tallystick.collections.PolicyDesk;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** What a reminder says: the residual of every item, in the customer's language, the same in the mail and in the letter. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test says when reminders leave
class ReminderMailTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;
    private CompanyId company;

    @BeforeEach
    void aCompanyThatReminds() {
        clock.set(TODAY.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
        trading = Trading.withLetterhead(beans);
        company = trading.company().id();
        trading.call(() -> {
            PolicyDesk desk = trading.bean(PolicyDesk.class);
            UUID policy = desk.save(
                    trading.caller(),
                    new DunningPolicy(
                            Ids.next(),
                            0,
                            "Usual",
                            TODAY.minusDays(90),
                            List.of(new Level(1, 7, Tone.REMINDER)),
                            10,
                            Map.of(),
                            false,
                            false));
            desk.assign(trading.caller(), (CustomerKind) null, policy, TODAY.minusDays(90));
            return true;
        });
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Reminder, 29 days late, is open with us",
        "de, Zahlungserinnerung, 29 Tage überfällig, vielleicht wurde es vergessen",
        "sv, Betalningspåminnelse, 29 dagar sen, det kanske glömdes bort",
        "es, Recordatorio de pago, 29 días de retraso, quizá se haya olvidado",
    })
    void mailAndLetterSayTheResidualInTheLanguageOfTheCustomer(String language, String title, String late, String words)
            throws IOException {
        CustomerId ada = customer(language);
        trading.paid(trading.invoice(ada, "100.00", LocalDate.of(2026, 3, 2)), Money.of("19.00", Trading.EUR), TODAY);
        trading.invoice(ada, "50.00", LocalDate.of(2026, 3, 20));

        Notice notice = reminded(ada);

        Delivery delivery = trading.call(() -> trading.bean(Deliveries.class).ofDocument(company, notice.id()))
                .getFirst();
        assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
        Artefact letter = trading.call(() -> trading.bean(Artefacts.class)
                .find(company, Objects.requireNonNull(delivery.artefact()))
                .orElseThrow());
        String pdf = plain(String.join("", PdfReading.pages(letter.content())));
        assertThat(pdf).contains(title, late, "DE89 3704 0044 0532 0130 00", notice.number());
        assertThat(digits(pdf)).contains("10000", "5950", "15950");
        Document document = trading.call(
                () -> trading.bean(Documents.class).get(company, Delivery.SubjectType.REMINDER, notice.id()));
        String mail = plain(String.join("\n", ReminderPages.paragraphs((Document.OfReminder) document)));
        assertThat(mail).contains(words, late);
        assertThat(digits(mail)).contains("10000", "5950", "15950");
    }

    private Notice reminded(CustomerId customer) {
        UUID run = trading.bean(DunningDesk.class).runNow(trading.caller(), TODAY, Progress.unwatched());
        trading.call(() -> trading.bean(DunningDesk.class).approve(trading.caller(), run));
        trading.bean(NoticeRelease.class).run(company);
        int worked;
        do {
            worked = trading.bean(OutboxWorker.class).drain(company);
        } while (worked > 0);
        return trading.call(() -> trading.bean(Notices.class).ofCustomer(company, customer, 1))
                .getFirst();
    }

    private CustomerId customer(String language) {
        var profile = new CustomerProfile(
                "C-1",
                "Ada Lovelace",
                CustomerKind.BUSINESS,
                null,
                Locale.forLanguageTag(language),
                Trading.EUR,
                PaymentTerms.parse("NET 0"),
                null,
                DeliveryChannel.NONE,
                new PostalAddress("1 Main Street", "10115", "Berlin", "DE"),
                null);
        return trading.call(() -> {
            CustomerId id = trading.bean(CustomerDesk.class).create(trading.caller(), profile);
            trading.bean(CustomerDesk.class)
                    .addContact(
                            trading.caller(),
                            id,
                            "Ada Lovelace",
                            "ada@lovelace.example",
                            null,
                            null,
                            Set.of(ContactRole.DUNNING));
            return id;
        });
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    /** Amounts without the marks of a language. */
    private static String digits(String text) {
        return text.replaceAll("(?<=\\d)[.,\\s](?=\\d)", "");
    }
}
