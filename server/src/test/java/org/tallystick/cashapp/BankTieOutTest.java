package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.controls.TieOut;
import org.tallystick.controls.TieOutItem;
import org.tallystick.controls.TieOutReport;
import org.tallystick.controls.TieOutRuns;
import org.tallystick.controls.TiedBank;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.testing.BooksAreClean;
import org.tallystick.testing.IntegrationTest;

/** The ledger's bank account follows the bank line by line, and what keeps the two apart is named. */
@IntegrationTest
class BankTieOutTest {
    @Autowired
    BeanFactory server;

    CashCast cast;
    CustomerId ada;
    LocalDate yesterday;

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
        ada = cast.customer();
        yesterday = cast.today().minusDays(1);
    }

    @Test
    void everyKindOfLineIsOnTheBankAccountOnce() {
        cast.owes(ada, "INV-2026-000001", "100.00");

        load(
                "1",
                yesterday,
                "1000.00",
                Entry.credit("100.00", yesterday, Entry.text("INV-2026-000001")),
                Entry.debit("30.00", yesterday, Entry.text("Rent")),
                Entry.debit("7.00", yesterday, Entry.returned("AC04", "THEIRS")));

        TiedBank bank = bank();
        assertThat(bank.bank()).isEqualTo(cast.money("1063.00"));
        assertThat(bank.ledger()).isEqualTo(cast.money("1063.00"));
        assertThat(bank.inTransit().isZero()).isTrue();
        assertThat(cast.breaks()).isEmpty();
        assertThat(cast.ledger(AccountRole.OTHER_BANK_MOVEMENTS)).isEqualTo(cast.money("30.00"));
        assertThat(cast.ledger(AccountRole.LINES_TO_CLARIFY)).isEqualTo(cast.money("7.00"));
    }

    @Test
    void whatIsSetAsideIsAnotherMovementFromTheDayOfTheDecision() {
        load("1", yesterday, "1000.00", Entry.debit("7.00", yesterday, Entry.returned("AC04", "THEIRS")));
        UUID line = cast.lines().getLast().id();

        cast.call(() -> {
            cast.bean(LineDesk.class).setAside(cast.caller(), line, "Fee of the bank");
            return line;
        });

        assertThat(cast.breaks()).isEmpty();
        assertThat(cast.ledger(AccountRole.LINES_TO_CLARIFY).isZero()).isTrue();
        assertThat(cast.ledger(AccountRole.OTHER_BANK_MOVEMENTS)).isEqualTo(cast.money("7.00"));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        byte[] file = statement("1", yesterday, "1000.00", Entry.debit("30.00", yesterday, Entry.text("Rent")));
        cast.load(file);

        ImportResult again = cast.load(text(new String(file, StandardCharsets.UTF_8) + "\n"));

        assertThat(again.newLines()).isZero();
        assertThat(bank().ledger()).isEqualTo(cast.money("970.00"));
        assertThat(cast.breaks()).isEmpty();
    }

    @Test
    void anEarlierStatementReplacesTheOpeningBalance() {
        LocalDate before = yesterday.minusDays(1);
        load("2", yesterday, "1050.00", Entry.debit("30.00", yesterday, Entry.text("Rent")));

        load("1", before, "1000.00", Entry.credit("50.00", before, Entry.text("hello")));

        assertThat(bank().ledger()).isEqualTo(cast.money("1020.00"));
        assertThat(cast.breaks()).isEmpty();
        assertThat(at(before).ledger()).isEqualTo(cast.money("1050.00"));
        assertThat(at(before).unexplained().isZero()).isTrue();
    }

    @Test
    void whatWasBookedBeforeTheFirstStatementIsPartOfItsOpeningBalance() {
        cast.paid(ada, "80.00", "by hand", yesterday.minusDays(20));

        load("1", yesterday, "1000.00", Entry.debit("30.00", yesterday, Entry.text("Rent")));

        assertThat(bank().ledger()).isEqualTo(cast.money("970.00"));
        assertThat(bank().inTransit().isZero()).isTrue();
        assertThat(cast.breaks()).isEmpty();
    }

    @Test
    void aPaymentByHandIsOnItsWayAndLateAfterFiveBusinessDays() {
        LocalDate start = cast.today().minusDays(10);
        load("1", start, "1000.00", Entry.debit("30.00", start, Entry.text("Rent")));
        cast.paid(ada, "80.00", "by hand", cast.today());

        assertThat(cast.breaks()).isEmpty();
        assertThat(bank().inTransit()).isEqualTo(cast.money("80.00"));
        assertThat(report().inTransit())
                .singleElement()
                .satisfies(item -> assertThat(item.sentence()).contains("is awaited"));

        PaymentId late = cast.paid(ada, "70.00", "by hand", start.plusDays(1));

        assertThat(report().breaks()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(TieOutItem.Kind.OVERDUE);
            assertThat(item.subject()).isEqualTo(late.toString());
            assertThat(item.sinceOn()).isEqualTo(start.plusDays(1));
        });
        assertThat(bank().unexplained().isZero()).isTrue();

        cast.in(() -> {
            cast.bean(AllocationDesk.class).returnPayment(cast.caller(), late, cast.today(), "never came");
            return late;
        });

        assertThat(cast.breaks()).isEmpty();
    }

    @Test
    void aCollectionOfPaymentsBookedByHandIsConfirmedByItsLine() {
        load("1", yesterday, "1000.00");
        cast.paid(ada, "40.00", "one", yesterday);
        cast.paid(ada, "60.00", "two", yesterday);
        String batch = "<Btch><NbOfTxs>2</NbOfTxs></Btch>";
        load("2", cast.today(), "1000.00", Entry.credit("100.00", cast.today(), batch));
        ReceiptLine line = cast.lines().getLast();
        List<AwaitedBooking> awaited = cast.in(() -> cast.bean(LineDesk.class).awaited(cast.company(), line));
        List<UUID> entries = awaited.stream().map(AwaitedBooking::entry).toList();

        assertThatThrownBy(() -> confirm(line, entries.subList(0, 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("choose what together");
        confirm(line, entries);

        assertThat(entries).hasSize(2);
        assertThat(cast.lines().getLast().state()).isEqualTo(LineState.CONFIRMED);
        assertThat(bank().ledger()).isEqualTo(cast.money("1100.00"));
        assertThat(bank().inTransit().isZero()).isTrue();
        assertThat(cast.breaks()).isEmpty();
        assertThatThrownBy(() -> confirm(line, entries)).hasMessageContaining("dealt with");
    }

    @Test
    void aStatementThatIsMissingIsNamed() {
        load("1", yesterday.minusDays(2), "1000.00", Entry.debit("30.00", yesterday.minusDays(2), Entry.text("Rent")));

        load("3", yesterday, "985.00", Entry.debit("5.00", yesterday, Entry.text("Fee")));

        assertThat(cast.breaks()).containsExactly("STATEMENT_MISSING " + cast.money("15.00"));

        LocalDate between = yesterday.minusDays(1);
        load("2", between, "970.00", Entry.credit("15.00", between, Entry.text("hello")));

        assertThat(cast.breaks()).isEmpty();
    }

    @Test
    void anEntryThatIsNoMovementOfTheBankIsNamed() {
        BooksAreClean.tolerate(cast.company(), "I06");
        load("1", yesterday, "1000.00");
        UUID entry = planted(cast.money("12.00"));

        TieOutReport report = report();

        assertThat(report.breaks()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(TieOutItem.Kind.FOREIGN_ENTRY);
            assertThat(item.subject()).isEqualTo(entry.toString());
            assertThat(item.amount()).isEqualTo(cast.money("-12.00"));
        });
        assertThat(report.banks().getFirst().unexplained()).isEqualTo(cast.money("-12.00"));
        assertThat(cast.in(() -> cast.bean(TieOutRuns.class).find(cast.company(), report.run())))
                .contains(report);
    }

    @Test
    void anAccountWithoutStatementIsSaidSo() {
        cast.paid(ada, "80.00", "by hand", cast.today().minusDays(20));

        assertThat(bank().isKnown()).isFalse();
        assertThat(cast.breaks()).isEmpty();
    }

    private UUID planted(Money amount) {
        UUID id = Ids.next();
        cast.in(() -> {
            cast.bean(Ledger.class)
                    .post(
                            cast.company(),
                            new EntryDraft(
                                    id,
                                    yesterday,
                                    "PLANTED",
                                    Ids.next(),
                                    "Planted",
                                    null,
                                    List.of(
                                            Posting.debit(AccountRole.CASH, amount, amount, null),
                                            Posting.credit(AccountRole.REVENUE, amount, amount, null))));
            return id;
        });
        return id;
    }

    private void confirm(ReceiptLine line, List<UUID> entries) {
        cast.call(() -> {
            cast.bean(LineDesk.class).confirm(cast.caller(), line.id(), entries);
            return line;
        });
    }

    private TieOutReport report() {
        return cast.call(() -> cast.bean(TieOut.class).now(cast.caller()));
    }

    private TiedBank bank() {
        return report().banks().getFirst();
    }

    private TiedBank at(LocalDate day) {
        return cast.in(() -> {
            cast.bean(TieOut.class).run(cast.company(), day);
            return cast.bean(TieOutRuns.class)
                    .on(cast.company(), day)
                    .orElseThrow()
                    .banks()
                    .getFirst();
        });
    }

    private void load(String id, LocalDate on, String opening, Entry... entries) {
        cast.load(statement(id, on, opening, entries));
    }

    private static byte[] statement(String id, LocalDate on, String opening, Entry... entries) {
        return CamtText.file()
                .statement(id, CashCast.IBAN, on, on, opening, entries)
                .bytes();
    }

    private static byte[] text(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
