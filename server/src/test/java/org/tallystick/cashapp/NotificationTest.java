package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

/** A notification repeats money of a statement and says more about it; a report of the day says what will come. */
@IntegrationTest
class NotificationTest {
    private static final String BATCH = "<Btch><NbOfTxs>2</NbOfTxs></Btch>";

    @Autowired
    BeanFactory server;

    CashCast cast;
    CustomerId ada;
    LocalDate day;

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
        ada = cast.customer();
        day = cast.today().minusDays(1);
    }

    @AfterEach
    void bankLedgerAndItemsAgree() {
        assertThat(cast.breaks()).isEmpty();
    }

    @Test
    void collectionWithoutItsPaymentsWaits() {
        ImportResult result = cast.load(statement(collection()));

        assertThat(result.unidentified()).isEqualTo(1);
        assertThat(cast.lines()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(LineState.UNIDENTIFIED);
            assertThat(line.rule()).isEqualTo("batch");
            assertThat(line.payment()).isNull();
        });
    }

    @Test
    void notificationAfterTheStatementBooksThePaymentsOnce() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        OpenItemId second = cast.owes(ada, "INV-2026-000002", "50.00");
        cast.load(statement(collection()));

        ImportResult told = cast.load(notification("100.00", "50.00"));

        assertThat(told.announced()).isEqualTo(2);
        assertThat(told.newLines()).isEqualTo(2);
        assertThat(told.autoApplied()).isEqualTo(2);
        assertThat(cast.open(first).isZero()).isTrue();
        assertThat(cast.open(second).isZero()).isTrue();
        assertThat(cast.lines())
                .extracting(ReceiptLine::state)
                .containsExactly(LineState.DETAILED, LineState.AUTO_APPLIED, LineState.AUTO_APPLIED);
    }

    @Test
    void notificationBeforeTheStatementBooksNothingUntilTheStatementComes() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        cast.owes(ada, "INV-2026-000002", "50.00");

        ImportResult told = cast.load(notification("100.00", "50.00"));

        assertThat(told.newLines()).isZero();
        assertThat(cast.open(first)).isEqualTo(cast.money("100.00"));

        ImportResult booked = cast.load(statement(collection()));

        assertThat(booked.autoApplied()).isEqualTo(2);
        assertThat(cast.open(first).isZero()).isTrue();
        assertThat(awaited()).isEmpty();
    }

    @Test
    void bothFilesAgainBookNothingTwice() {
        cast.load(notification("100.00", "50.00"));
        cast.load(statement(collection()));

        ImportResult again = cast.load(text(new String(statement(collection()), StandardCharsets.UTF_8) + "\n"));
        ImportResult told = cast.load(text(new String(notification("100.00", "50.00"), StandardCharsets.UTF_8) + "\n"));

        assertThat(again.newLines()).isZero();
        assertThat(told.newLines()).isZero();
        assertThat(told.announced()).isZero();
        assertThat(cast.lines()).hasSize(3);
    }

    @Test
    void notificationOfAnotherSumIsNotTakenForTheEntry() {
        cast.load(statement(collection()));

        ImportResult told = cast.load(notification("100.00", "49.00"));

        assertThat(told.newLines()).isZero();
        assertThat(cast.lines()).singleElement().extracting(ReceiptLine::rule).isEqualTo("batch");
        assertThat(awaited()).hasSize(2);
    }

    @Test
    void notificationOfOnePaymentSaysWhatTheStatementDidNot() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        cast.load(
                statement(Entry.credit("100.00", day, Entry.text("Gutschrift")).referenced("ASR-9")));
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));

        ImportResult told =
                cast.load(notification(Entry.credit("100.00", day, Entry.of("Customer C-1", "Rechnung INV-2026-000001"))
                        .referenced("ASR-9")));

        assertThat(told.autoApplied()).isEqualTo(1);
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(cast.lines()).hasSize(1);
    }

    @Test
    void notificationSaysWhatWasPaidInAnotherCurrency() {
        CurrencyCode dollars = CurrencyCode.of("USD");
        OpenItemId item = cast.owes(ada, "INV-2026-000001", Money.of("100.00", dollars), "90.00");
        cast.load(statement(Entry.credit("91.87", day, Entry.text("Gutschrift")).referenced("ASR-9")));

        ImportResult told = cast.load(
                notification(Entry.credit("91.87", day, Entry.inDollars("100.00", "0.9187", "E2E-1", "INV-2026-000001"))
                        .referenced("ASR-9")));

        assertThat(told.autoApplied()).isEqualTo(1);
        assertThat(cast.open(item).isZero()).isTrue();
        PaymentId payment = Objects.requireNonNull(cast.lines().getFirst().payment());
        assertThat(cast.in(() -> cast.bean(CashExchange.class).told(cast.company(), payment)))
                .contains(new OriginalAmount(Money.of("100.00", dollars), new BigDecimal("0.9187")));
    }

    @Test
    void whatAReportAnnouncesIsConfirmedByTheStatement() {
        Entry entry = Entry.credit("100.00", day, Entry.text("Beitrag")).referenced("ASR-9");
        cast.load(report(entry.pending()));
        cast.load(report(entry));
        assertThat(awaited()).hasSize(2);

        ImportResult booked = cast.load(statement(entry));

        assertThat(booked.newLines()).isEqualTo(1);
        assertThat(awaited()).isEmpty();
    }

    @Test
    void reportAfterTheStatementIsConfirmedAtOnce() {
        Entry entry = Entry.credit("100.00", day, Entry.text("Beitrag")).referenced("ASR-9");
        cast.load(statement(entry));

        ImportResult told = cast.load(report(entry));

        assertThat(told.newLines()).isZero();
        assertThat(awaited()).isEmpty();
    }

    @Test
    void collectionNobodyListsIsTakenAsAPaymentByAPerson() {
        cast.load(statement(collection()));
        ReceiptLine line = cast.lines().getFirst();

        PaymentId payment = cast.call(
                () -> cast.bean(LineDesk.class).takePayment(cast.caller(), line.id(), "the bank sends no list"));

        assertThat(cast.payment(payment).unapplied()).isEqualTo(cast.money("150.00"));
        assertThat(cast.lines().getFirst().payment()).isEqualTo(payment);
        assertThat(cast.load(notification("100.00", "50.00")).newLines()).isZero();
        assertThatThrownBy(() ->
                        cast.call(() -> cast.bean(LineDesk.class).takePayment(cast.caller(), line.id(), "once more")))
                .isInstanceOf(Refusal.class);
    }

    private List<Announcement> awaited() {
        return cast.in(() ->
                cast.bean(Announcements.class).list(cast.company(), true, 1, 50).rows());
    }

    private Entry collection() {
        return Entry.credit("150.00", day, BATCH).referenced("ASR-1");
    }

    private byte[] statement(Entry entry) {
        return CamtText.file()
                .statement("7", CashCast.IBAN, day, day, "1000.00", entry)
                .bytes();
    }

    private byte[] notification(String first, String second) {
        return notification(Entry.credit(
                        new BigDecimal(first).add(new BigDecimal(second)).toPlainString(),
                        day,
                        Entry.part(first, "INV-2026-000001") + Entry.part(second, "INV-2026-000002"))
                .referenced("ASR-1"));
    }

    private byte[] notification(Entry entry) {
        return other(entry, "camt.054.001.02", "BkToCstmrDbtCdtNtfctn", "Ntfctn");
    }

    private byte[] report(Entry entry) {
        return other(entry, "camt.052.001.02", "BkToCstmrAcctRpt", "Rpt");
    }

    private byte[] other(Entry entry, String schema, String message, String part) {
        return text(new String(statement(entry), StandardCharsets.UTF_8)
                .replaceAll("<Bal>.*?</Bal>", "")
                .replace("camt.053.001.02", schema)
                .replace("BkToCstmrStmt", message)
                .replace("<Stmt>", "<" + part + ">")
                .replace("</Stmt>", "</" + part + ">"));
    }

    private static byte[] text(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
