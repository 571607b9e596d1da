package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.Periods;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.payments.Payment;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class StatementImportTest {
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
    void aStructuredReferenceSettlesTheItem() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        ImportResult result = load(Entry.credit(
                "100.00",
                yesterday,
                Entry.structured(CreditorReference.ofBody("INV-2026-000001").formatted())));

        assertThat(result.autoApplied()).isEqualTo(1);
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(line().state()).isEqualTo(LineState.AUTO_APPLIED);
        assertThat(line().rule()).isEqualTo("reference-exact");
    }

    @Test
    void numbersInTheTextSettleSeveralItemsThatAddUp() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        OpenItemId second = cast.owes(ada, "INV-2026-000002", "50.00");

        load(Entry.credit("150.00", yesterday, Entry.text("Invoices INV-2026-000001,INV-2026-000002 thanks")));

        assertThat(cast.open(first).isZero()).isTrue();
        assertThat(cast.open(second).isZero()).isTrue();
    }

    @Test
    void aSmallerPaymentBooksWhatWasPaid() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        load(Entry.credit("50.00", yesterday, Entry.text("INV-2026-000001")));

        assertThat(cast.open(item)).isEqualTo(cast.money("50.00"));
        assertThat(line().rule()).isEqualTo("reference-part");
    }

    @Test
    void whatIsPaidTooMuchStaysUnapplied() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        load(Entry.credit("130.00", yesterday, Entry.text("INV-2026-000001")));

        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(line().state()).isEqualTo(LineState.PARTIALLY_APPLIED);
        assertThat(payment().unapplied()).isEqualTo(cast.money("30.00"));
        assertThat(payment().customer()).isEqualTo(ada);
    }

    @Test
    void anEarlyPaymentTakesItsDiscount() {
        CustomerId early = cast.customer("NET 30; 2% 14", null);
        OpenItemId item = cast.owes(early, "INV-2026-000001", "100.00");

        load(Entry.credit("98.00", yesterday, Entry.text("INV-2026-000001")));

        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(line().rule()).isEqualTo("reference-discount");
    }

    @Test
    void aLatePaymentTakesNoDiscount() {
        CustomerId early = cast.customer("NET 30; 2% 5", null);
        OpenItemId item = cast.owes(early, "INV-2026-000001", "100.00");

        load(Entry.credit("98.00", yesterday, Entry.text("INV-2026-000001")));

        assertThat(cast.open(item)).isEqualTo(cast.money("2.00"));
    }

    @Test
    void itemsOfStrangersAreOnlySuggested() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        OpenItemId second = cast.owes(cast.customer(), "INV-2026-000002", "50.00");

        ImportResult result = load(Entry.credit("150.00", yesterday, Entry.text("INV-2026-000001 INV-2026-000002")));

        assertThat(result.suggested()).isEqualTo(1);
        assertThat(cast.open(first)).isEqualTo(cast.money("100.00"));
        assertThat(cast.open(second)).isEqualTo(cast.money("50.00"));
        assertThat(line().rule()).isEqualTo("reference-family");
    }

    @Test
    void aParentPaysForItsChildren() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        OpenItemId second = cast.owes(cast.customer("NET 30", ada), "INV-2026-000002", "50.00");

        load(Entry.credit("150.00", yesterday, Entry.text("INV-2026-000001 INV-2026-000002")));

        assertThat(cast.open(first).isZero()).isTrue();
        assertThat(cast.open(second).isZero()).isTrue();
    }

    @Test
    void aNumberInsideALongerWordIsNoReference() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");

        ImportResult result = load(Entry.credit("100.00", yesterday, Entry.text("XINV-2026-0000012")));

        assertThat(result.unidentified()).isEqualTo(1);
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
    }

    @Test
    void aFewDigitsCountOnlyWhenTheAmountAgrees() {
        OpenItemId item = cast.owes(ada, "2026", "100.00");

        load(Entry.credit("99.00", yesterday, Entry.text("Fees 2026")));

        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(line().state()).isEqualTo(LineState.MATCH_SUGGESTED);
    }

    @Test
    void aCollectiveEntryHasALineForEachPayment() {
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "100.00");
        OpenItemId second = cast.owes(cast.customer(), "INV-2026-000002", "50.00");

        ImportResult result = load(Entry.credit(
                "150.00", yesterday, Entry.part("100.00", "INV-2026-000001") + Entry.part("50.00", "INV-2026-000002")));

        assertThat(result.lines()).isEqualTo(2);
        assertThat(result.autoApplied()).isEqualTo(2);
        assertThat(cast.open(first).isZero()).isTrue();
        assertThat(cast.open(second).isZero()).isTrue();
    }

    @Test
    void pendingEntriesAreNotBookedAndDebitsSettleNothing() {
        ImportResult result = load(
                Entry.credit("5.00", yesterday, Entry.text("later")).pending(),
                Entry.debit("7.00", yesterday, Entry.text("rent")),
                Entry.debit("8.00", yesterday, Entry.returned("AC04", "E2E-1")));

        assertThat(result.lines()).isEqualTo(2);
        assertThat(result.debits()).containsExactly(cast.money("15.00"));
        assertThat(lines()).extracting(ReceiptLine::state).containsExactly(LineState.IGNORED, LineState.UNIDENTIFIED);
        assertThat(lines()).extracting(ReceiptLine::rule).containsExactly(null, "return AC04");
        assertThat(lines()).extracting(ReceiptLine::payment).containsOnlyNulls();
    }

    @Test
    void theSameFileAgainBooksNothing() {
        byte[] file = file(Entry.credit("100.00", yesterday, Entry.text("hello")));
        load(file);

        assertThatThrownBy(() -> load(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("FILE-DUPLICATE"))
                .hasMessageContaining("statement.xml");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void theSameStatementInOtherBytesIsADuplicate() {
        byte[] file = file(Entry.credit("100.00", yesterday, Entry.text("hello")));
        load(file);
        byte[] other = (new String(file, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);

        ImportResult again = load(other);

        assertThat(again.newLines()).isZero();
        assertThat(again.duplicate()).isEqualTo(1);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void anOverlappingStatementBringsOnlyWhatIsNew() {
        Entry early = Entry.credit("100.00", yesterday.minusDays(1), Entry.text("one"));
        Entry late = Entry.credit("50.00", yesterday, Entry.text("two"));
        load(CamtText.file()
                .statement("S1", CashCast.IBAN, yesterday.minusDays(2), yesterday.minusDays(1), "0.00", early)
                .bytes());

        ImportResult result = load(CamtText.file()
                .statement("S2", CashCast.IBAN, yesterday.minusDays(1), yesterday, "0.00", early, late)
                .bytes());

        assertThat(result.newLines()).isEqualTo(1);
        assertThat(result.duplicate()).isEqualTo(1);
    }

    @Test
    void twoEqualPaymentsOfADayAreTwoPayments() {
        ImportResult result = load(
                Entry.credit("100.00", yesterday, Entry.text("same")),
                Entry.credit("100.00", yesterday, Entry.text("same")));

        assertThat(result.newLines()).isEqualTo(2);
    }

    @Test
    void aStatementThatDoesNotAddUpIsHeldUntilReleased() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        byte[] file = CamtText.file()
                .statement(
                        "S1",
                        CashCast.IBAN,
                        yesterday,
                        yesterday,
                        "0.00",
                        "99.00",
                        Entry.credit("100.00", yesterday, Entry.text("INV-2026-000001")))
                .bytes();

        ImportResult held = load(file);
        ImportedStatement statement = statement();

        assertThat(held.held()).isEqualTo(1);
        assertThat(held.newLines()).isZero();
        assertThat(held.isComplete()).isFalse();
        assertThat(statement.heldCode()).isEqualTo("CAMT-BAL-01");
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));

        ImportResult released = cast.call(() -> cast.bean(StatementImport.class)
                .release(cast.caller(), statement.id(), "The bank confirmed the entries"));

        assertThat(released.newLines()).isEqualTo(1);
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(statement().isHeld()).isFalse();
    }

    @Test
    void aFileGoesOnWhereItStopped() {
        String other = "DE75512108001245126199";
        byte[] file = CamtText.file()
                .statement(
                        "S1",
                        CashCast.IBAN,
                        yesterday,
                        yesterday,
                        "0.00",
                        Entry.credit("100.00", yesterday, Entry.text("one")))
                .statement(
                        "S2", other, yesterday, yesterday, "0.00", Entry.credit("50.00", yesterday, Entry.text("two")))
                .bytes();

        ImportResult first = load(file);
        cast.addBankAccount(other);
        ImportResult second = load(file);

        assertThat(first.newLines()).isEqualTo(1);
        assertThat(first.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("BANK-ACCOUNT-UNKNOWN");
            assertThat(problem.message()).contains("6199").doesNotContain(other);
        });
        assertThat(second.newLines()).isEqualTo(1);
        assertThat(second.duplicate()).isEqualTo(1);
        assertThatThrownBy(() -> load(file)).isInstanceOf(Refusal.class);
    }

    @Test
    void aLongStatementIsBookedInChunksAndOnce() {
        Entry[] fees = IntStream.rangeClosed(1, 5_001)
                .mapToObj(i -> Entry.debit("1.00", yesterday, "").referenced("FEE-" + i))
                .toArray(Entry[]::new);

        ImportResult result = load(fees);

        assertThat(result.newLines()).isEqualTo(5_001);
        assertThat(result.duplicate()).isZero();
        assertThatThrownBy(() -> load(fees)).isInstanceOf(Refusal.class);
    }

    @Test
    void aStatementOfAClosedMonthIsRefusedAsAWhole() {
        LocalDate month = yesterday.minusMonths(2).withDayOfMonth(1);
        load(CamtText.file()
                .statement("S1", CashCast.IBAN, month, month, "0.00", Entry.credit("1.00", month, Entry.text("one")))
                .bytes());
        cast.in(() -> {
            cast.bean(Periods.class).close(cast.caller(), month);
            return month;
        });

        ImportResult result = load(CamtText.file()
                .statement(
                        "S2",
                        CashCast.IBAN,
                        month.plusDays(1),
                        month.plusDays(1),
                        "1.00",
                        Entry.credit("2.00", month.plusDays(1), Entry.text("two")))
                .bytes());

        assertThat(result.newLines()).isZero();
        assertThat(result.problems()).extracting(ImportProblem::code).containsExactly("PERIOD_CLOSED");
    }

    @Test
    void anIntradayReportIsRefused() {
        byte[] report = new String(file(), StandardCharsets.UTF_8)
                .replace("camt.053", "camt.052")
                .replace("BkToCstmrStmt", "BkToCstmrAcctRpt")
                .replace("Stmt>", "Rpt>")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> load(report)).hasMessageContaining("camt.053");
        assertThatThrownBy(() -> load("hello".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Refusal.class);
    }

    @Test
    void twoImportsOfTheSameFileAtOnceBookItOnce() throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            cast.owes(ada, "INV-2026-%06d".formatted(i), i + ".00");
            entries.add(Entry.credit(i + ".00", yesterday, Entry.text("INV-2026-%06d".formatted(i))));
        }
        byte[] file = file(entries.toArray(Entry[]::new));

        List<Object> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> imports = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                imports.add(() -> {
                    try {
                        return load(file);
                    } catch (Refusal refusal) {
                        return refusal.code();
                    }
                });
            }
            for (Future<Object> future : threads.invokeAll(imports)) {
                results.add(future.get());
            }
        }

        assertThat(results).filteredOn(ImportResult.class::isInstance).hasSize(1);
        assertThat(results).filteredOn("FILE-DUPLICATE"::equals).hasSize(3);
        assertThat(lines()).hasSize(20).allMatch(line -> line.state() == LineState.AUTO_APPLIED);
    }

    @Test
    void whatAPersonTookBackIsLeftToPeople() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        load(Entry.credit("100.00", yesterday, Entry.text("INV-2026-000001")));
        cast.in(() -> {
            var made = cast.bean(Allocations.class)
                    .ofPayment(cast.company(), payment().id())
                    .getFirst();
            cast.bean(AllocationDesk.class).takeBack(cast.caller(), made.id(), cast.today(), "wrong invoice");
            cast.bean(ReceiptLines.class).follow(cast.company(), payment().id());
            return made;
        });

        var totals =
                cast.call(() -> cast.bean(AutomaticApplication.class).applyAll(cast.caller(), Progress.unwatched()));

        assertThat(totals.payments()).isZero();
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
        assertThat(line().state()).isEqualTo(LineState.IDENTIFIED);
    }

    private byte[] file(Entry... entries) {
        return CamtText.file()
                .statement("S1", CashCast.IBAN, yesterday, yesterday, "0.00", entries)
                .bytes();
    }

    private ImportResult load(Entry... entries) {
        return load(file(entries));
    }

    private ImportResult load(byte[] file) {
        return cast.call(() -> cast.bean(StatementImport.class).importFile(cast.caller(), "statement.xml", file));
    }

    private ImportedStatement statement() {
        return cast.in(() ->
                cast.bean(BankStatements.class).list(cast.company(), 1).rows().getFirst());
    }

    private List<ReceiptLine> lines() {
        return cast.in(() -> cast.bean(ReceiptLines.class)
                .ofStatement(
                        cast.company(),
                        cast.bean(BankStatements.class)
                                .list(cast.company(), 1)
                                .rows()
                                .getFirst()
                                .id(),
                        1)
                .rows());
    }

    private ReceiptLine line() {
        return lines().getFirst();
    }

    private Payment payment() {
        return cast.payment(Objects.requireNonNull(line().payment()));
    }
}
