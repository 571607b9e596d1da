package org.tallystick.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tallystick.cast.Books.EUR;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Books;
import org.tallystick.cast.RandomBusiness;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.AccountStatement;
import org.tallystick.insights.AccountStatement.Kind;
import org.tallystick.insights.AccountStatement.Movement;
import org.tallystick.insights.Accounts.Account;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingAmounts;
import org.tallystick.insights.AgingItem;
import org.tallystick.insights.AgingQuery;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

/** Statements of account are a chain: each opens where the one before closed, whatever became known late. */
@IntegrationTest
class StatementRunTest {
    private static final LocalDate JANUARY = day(Month.JANUARY, 31);
    private static final LocalDate FEBRUARY = day(Month.FEBRUARY, 28);

    @Autowired
    ApplicationContext beans;

    @Autowired
    StatementDesk desk;

    @Autowired
    StatementRuns runs;

    @Autowired
    Statements statements;

    @Autowired
    MonthEnd monthEnd;

    @Autowired
    Aging aging;

    @Autowired
    JdbcClient db;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.open(beans).on(day(Month.FEBRUARY, 1));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void itShowsWhatMovedTheBalanceAndWhatIsOpen() {
        CustomerId ada = books.customer("ADA", "Ada Young");
        books.owed(
                ada,
                eur("50.00"),
                day(Month.JANUARY, 1).minusDays(20),
                day(Month.JANUARY, 1).minusDays(5));
        OpenItemId invoice = books.invoiced(ada, eur("100.00"), day(Month.JANUARY, 10), day(Month.FEBRUARY, 9));
        books.allocated(
                books.received(ada, eur("80.00"), day(Month.JANUARY, 20)),
                invoice,
                eur("60.00"),
                day(Month.JANUARY, 20));

        StatementContent content = content(issued(ada, JANUARY));

        assertThat(content.account().opening()).isEqualTo(eur("50.00"));
        assertThat(content.account().movements())
                .extracting(Movement::kind, Movement::amount, Movement::balance)
                .containsExactly(
                        tuple(Kind.INVOICE, eur("100.00"), eur("150.00")),
                        tuple(Kind.PAYMENT, eur("-80.00"), eur("70.00")));
        assertThat(content.account().closing()).isEqualTo(eur("70.00"));
        assertThat(content.owed()).extracting(AgingItem::open).containsExactly(eur("50.00"), eur("40.00"));
        assertThat(content.unused()).extracting(AgingItem::open).containsExactly(eur("-20.00"));
        assertThat(content.overdue()).isEqualTo(eur("50.00"));
        assertThat(StatementContent.AGES.buckets())
                .extracting(content::owed)
                .containsExactly(eur("40.00"), eur("0.00"), eur("50.00"), eur("0.00"), eur("0.00"));
    }

    @Test
    void whatBecameKnownLateIsOnTheNextStatement() {
        CustomerId ada = books.customer("ADA", "Ada Young");
        books.invoiced(ada, eur("100.00"), day(Month.JANUARY, 10), day(Month.FEBRUARY, 9));
        Statement january = issued(ada, JANUARY);
        books.on(day(Month.FEBRUARY, 3));
        books.received(ada, eur("30.00"), day(Month.JANUARY, 30));
        books.received(ada, eur("5.00"), day(Month.FEBRUARY, 2));
        books.on(day(Month.MARCH, 1));

        Statement february = issued(ada, FEBRUARY);

        assertThat(january.closing()).isEqualTo(eur("100.00"));
        assertThat(february.previous()).isEqualTo(january.id());
        assertThat(february.from()).isEqualTo(day(Month.FEBRUARY, 1));
        assertThat(february.opening()).isEqualTo(eur("100.00"));
        assertThat(february.closing()).isEqualTo(eur("65.00"));
        StatementContent content = content(february);
        assertThat(content.account().movements()).extracting(content::isLate).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aYearOfRandomBusinessIsOneChainThatEndsWhereTheAgingDoes(long seed) {
        var business = new RandomBusiness(books, seed);
        Map<Account, Statement> last = new HashMap<>();
        YearMonth month = YearMonth.from(business.today());
        while (month.isBefore(YearMonth.of(2026, 7))) {
            business.run(1);
            if (YearMonth.from(business.today()).isAfter(month)) {
                UUID run = desk.runNow(books.caller(), month.atEndOfMonth(), Progress.unwatched());
                assertThat(books.call(() -> runs.heldBack(books.company(), run)))
                        .as("seed %d", seed)
                        .isEmpty();
                all(run).forEach(next -> assertFollows(last, next, seed));
                month = YearMonth.from(business.today());
            }
        }
        assertThat(last).as("seed %d", seed).hasSizeGreaterThan(3);
        last.values()
                .forEach(statement ->
                        assertThat(aged(statement)).as("seed %d", seed).isEqualTo(statement.closing()));
    }

    private void assertFollows(Map<Account, Statement> last, Statement next, long seed) {
        Statement before = last.put(new Account(next.customer(), next.opening().currency()), next);
        AccountStatement account = content(next).account();
        Money moved = account.movements().stream()
                .map(Movement::amount)
                .reduce(Money.zero(next.opening().currency()), Money::plus);
        assertThat(next.opening().plus(moved)).as("seed %d", seed).isEqualTo(next.closing());
        if (before != null) {
            assertThat(next.opening()).as("seed %d", seed).isEqualTo(before.closing());
            assertThat(next.from()).as("seed %d", seed).isEqualTo(before.to().plusDays(1));
        }
    }

    private Money aged(Statement statement) {
        AgingQuery query = AgingQuery.on(statement.to())
                .asKnownAt(statement.knownAt())
                .of(statement.customer())
                .in(statement.opening().currency());
        return books.call(() -> aging.totals(books.company(), query)).stream()
                .map(AgingAmounts::outstanding)
                .findFirst()
                .orElse(Money.zero(statement.opening().currency()));
    }

    @Test
    void theContentIsKeptByteForByteWithItsHash() {
        CustomerId ada = books.customer("ADA", "Ada Young");
        books.invoiced(ada, eur("100.00"), day(Month.JANUARY, 10), day(Month.FEBRUARY, 9));
        Statement january = issued(ada, JANUARY);

        byte[] again = StatementJson.write(content(january));

        byte[] hash = books.call(() -> db.sql("select sha256(:content)")
                .param("content", again)
                .query((row, number) -> row.getBytes(1))
                .single());
        assertThat(hash).isEqualTo(january.sha256());
        assertThat(StatementJson.read(again)).isEqualTo(content(january));
    }

    @Test
    void whoHasOneThroughThatDayOrWantsNoneOrHasNothingToHearIsSkipped() {
        CustomerId ada = books.customer("ADA", "Ada Young");
        CustomerId bob = books.customer("BOB", "Bob Oak");
        CustomerId cleo = books.customer("CLEO", "Cleo Quiet");
        books.invoiced(ada, eur("100.00"), day(Month.JANUARY, 10), day(Month.FEBRUARY, 9));
        books.invoiced(bob, eur("70.00"), day(Month.JANUARY, 10), day(Month.FEBRUARY, 9));
        OpenItemId paid =
                books.invoiced(cleo, eur("20.00"), day(Month.JANUARY, 1).minusDays(40), day(Month.JANUARY, 1));
        books.allocated(
                books.received(cleo, eur("20.00"), day(Month.JANUARY, 1).minusDays(9)),
                paid,
                eur("20.00"),
                day(Month.JANUARY, 1).minusDays(9));
        books.run(() -> desk.choose(books.caller(), bob, new StatementDesk.Chosen(0, StatementChoice.NONE)));

        UUID first = desk.runNow(books.caller(), JANUARY, Progress.unwatched());
        UUID second = desk.runNow(books.caller(), JANUARY, Progress.unwatched());

        assertThat(all(first)).extracting(Statement::customer).containsExactly(ada);
        assertThat(all(second)).isEmpty();
        assertThat(run(second).skipped()).isEqualTo(3);
        assertThat(issued(bob, JANUARY).closing()).isEqualTo(eur("70.00")); // asked for by somebody
    }

    @Test
    void anAccountWhoseFiguresDisagreeIsHeldBackAndTheOthersGoOn() {
        CustomerId ada = books.customer("ADA", "Ada Young");
        CustomerId bob = books.customer("BOB", "Bob Oak");
        OpenItemId broken = books.invoiced(ada, eur("100.00"), day(Month.JANUARY, 10), day(Month.FEBRUARY, 9));
        books.invoiced(bob, eur("70.00"), day(Month.JANUARY, 10), day(Month.FEBRUARY, 9));

        openAmount(broken, 9_000);
        UUID first = desk.runNow(books.caller(), JANUARY, Progress.unwatched());
        openAmount(broken, 10_000);
        UUID second = desk.runNow(books.caller(), JANUARY, Progress.unwatched());

        assertThat(all(first)).extracting(Statement::customer).containsExactly(bob);
        assertThat(books.call(() -> runs.heldBack(books.company(), first)))
                .extracting(StatementRuns.HeldBack::reason)
                .containsExactly("The movements end at 100.00 EUR, the open items sum up to 90.00 EUR. "
                        + "Check the books of this customer, then run the statements again.");
        assertThat(all(second)).extracting(Statement::customer).containsExactly(ada);
    }

    private void openAmount(OpenItemId item, long minor) {
        books.run(() -> db.sql(
                        "update receivables.open_item set open_minor = :minor where company_id = :company and open_item_id = :id")
                .param("minor", minor)
                .param("company", books.company().value())
                .param("id", item.value())
                .update());
    }

    @Test
    void aRunWaitsForAnEarlierOneThatHasNotEnded() {
        CustomerId ada = books.customer("ADA", "Ada Young");
        books.invoiced(ada, eur("100.00"), day(Month.JANUARY, 10), day(Month.FEBRUARY, 9));
        books.on(day(Month.MARCH, 1));
        var january = new StatementRun(
                Ids.next(),
                JANUARY,
                StatementStyle.ACTIVITY,
                null,
                books.bean(BusinessClock.class).now(),
                books.caller().actor().reference(),
                0,
                null);
        books.run(() -> runs.insert(books.company(), january));

        UUID february = desk.runNow(books.caller(), FEBRUARY, Progress.unwatched());

        assertThat(all(january.id())).extracting(Statement::closing).containsExactly(eur("100.00"));
        assertThat(all(february)).extracting(Statement::opening).containsExactly(eur("100.00"));
        assertThat(run(january.id()).finishedAt()).isNotNull();
    }

    @Test
    void theMonthsOfACompanyThatWantsItAreStartedOnce() {
        books.run(() -> monthEnd.run(books.company(), JANUARY));
        books.run(() -> desk.set(books.caller(), new StatementPolicy(0, true, StatementStyle.OUTSTANDING)));
        books.run(() -> monthEnd.run(books.company(), day(Month.JANUARY, 30)));
        assertThat(started()).isEmpty();

        books.run(() -> monthEnd.run(books.company(), JANUARY));
        books.run(() -> monthEnd.run(books.company(), JANUARY));

        assertThat(started()).extracting(StatementRun::to).containsExactly(JANUARY);
        assertThat(started()).extracting(StatementRun::style).containsExactly(StatementStyle.OUTSTANDING);
    }

    @Test
    void noStatementEndsInTheFutureAndNobodyOverwritesAnothersChange() {
        books.run(() -> desk.set(books.caller(), new StatementPolicy(0, true, StatementStyle.ACTIVITY)));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.runNow(books.caller(), FEBRUARY, Progress.unwatched()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("STATEMENT_AHEAD"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> books.run(
                        () -> desk.set(books.caller(), new StatementPolicy(0, false, StatementStyle.DETAILED))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("STATEMENT_WISH_CHANGED"));
    }

    private List<StatementRun> started() {
        return books.call(() -> runs.list(books.company(), 1, 10)).rows();
    }

    private StatementRun run(UUID id) {
        return books.call(() -> runs.find(books.company(), id)).orElseThrow();
    }

    private Statement issued(CustomerId customer, LocalDate to) {
        return all(desk.issue(books.caller(), customer, to)).getFirst();
    }

    private List<Statement> all(UUID run) {
        return books.call(() -> statements.ofRun(books.company(), run, 1, 100)).rows();
    }

    private StatementContent content(Statement statement) {
        return books.call(() -> statements.content(books.company(), statement.id()))
                .orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    private static LocalDate day(Month month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
