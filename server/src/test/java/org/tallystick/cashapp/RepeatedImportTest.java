package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.Periods;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

/** Whatever is imported twice, in whole or in part, one after the other or at once, is booked once. */
@IntegrationTest
class RepeatedImportTest {
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
    void theSameFileAgainBooksNothing() {
        byte[] file = file(Entry.credit("100.00", yesterday, Entry.text("hello")));
        load(file);

        assertThatThrownBy(() -> load(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("FILE-DUPLICATE"))
                .hasMessageContaining("statement.xml");
        assertThat(cast.lines()).hasSize(1);
    }

    @Test
    void theSameStatementInOtherBytesIsADuplicate() {
        byte[] file = file(Entry.credit("100.00", yesterday, Entry.text("hello")));
        load(file);
        byte[] other = (new String(file, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);

        ImportResult again = load(other);

        assertThat(again.newLines()).isZero();
        assertThat(again.duplicate()).isEqualTo(1);
        assertThat(cast.lines()).hasSize(1);
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
    void twoImportsOfTheSameFileAtOnceBookItOnce() throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            cast.owes(ada, "INV-2026-%06d".formatted(i), i + ".00");
            entries.add(Entry.credit(i + ".00", yesterday, Entry.text("INV-2026-%06d".formatted(i))));
        }
        byte[] file = file(entries.toArray(Entry[]::new));

        Callable<Integer> attempt = () -> newLinesOf(file);
        List<Integer> newLines = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> future : threads.invokeAll(Collections.nCopies(4, attempt))) {
                newLines.add(future.get());
            }
        }

        assertThat(newLines).containsExactlyInAnyOrder(20, 0, 0, 0);
        assertThat(cast.lines()).hasSize(20).allMatch(line -> line.state() == LineState.AUTO_APPLIED);
    }

    @RepeatedTest(3)
    void overlappingStatementsAtOnceBookEachLineOnce() throws Exception {
        List<Entry> all = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            cast.owes(ada, "INV-2026-%06d".formatted(i), i + ".00");
            all.add(Entry.credit(i + ".00", yesterday, Entry.text("INV-2026-%06d".formatted(i)))
                    .referenced("REF-" + i));
        }
        List<byte[]> files = List.of(part("S1", all.subList(0, 20)), part("S2", all.subList(10, 30)), part("S3", all));

        List<Integer> newLines = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(files.size())) {
            List<Callable<Integer>> attempts = files.stream()
                    .map(file -> (Callable<Integer>) () -> newLinesOf(file))
                    .toList();
            for (Future<Integer> future : threads.invokeAll(attempts)) {
                newLines.add(future.get());
            }
        }

        assertThat(newLines.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
        assertThat(count("cashapp.receipt_line where state = 'AUTO_APPLIED'")).isEqualTo(30);
        assertThat(count("cashapp.receipt_line")).isEqualTo(30);
        assertThat(count("payments.payment")).isEqualTo(30);
        assertThat(count("receivables.allocation")).isEqualTo(30);
        assertThat(cast.bean(BooksCheck.class).run(cast.caller()).broken()).isEmpty();
    }

    private long count(String what) {
        return cast.in(() -> cast.bean(JdbcClient.class)
                .sql("select count(*) from " + what)
                .query((row, number) -> row.getLong(1))
                .single());
    }

    private byte[] part(String id, List<Entry> entries) {
        return CamtText.file()
                .statement(id, CashCast.IBAN, yesterday, yesterday, "0.00", entries.toArray(Entry[]::new))
                .bytes();
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
        return cast.load(file);
    }

    /** How many lines an import books; none when the file is refused as a duplicate. */
    private int newLinesOf(byte[] file) {
        try {
            return load(file).newLines();
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("FILE-DUPLICATE");
            return 0;
        }
    }

    private ImportedStatement statement() {
        return cast.statement();
    }
}
