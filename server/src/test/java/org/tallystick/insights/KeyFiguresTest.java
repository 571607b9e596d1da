package org.tallystick.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.cast.Books.EUR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Books;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.kpi.KpiDefinition;
import org.tallystick.payments.PaymentId;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class KeyFiguresTest {
    private static final LocalDate TODAY = day(Month.JUNE, 30);

    @Autowired
    ApplicationContext beans;

    @Autowired
    KeyFigures keyFigures;

    @Autowired
    Trends trends;

    @Autowired
    Home home;

    @Autowired
    Aging aging;

    @Autowired
    JournalBook journal;

    @Autowired
    JdbcClient db;

    private Books books;
    private CustomerId acme;

    @BeforeEach
    void doBusiness() {
        books = Books.open(beans).on(TODAY);
        acme = books.customer("ACME", "Acme Corp");
        OpenItemId april = books.invoiced(acme, eur("300.00"), day(Month.APRIL, 1), day(Month.APRIL, 30));
        PaymentId payment = books.received(acme, eur("300.00"), day(Month.MAY, 10));
        books.allocated(payment, april, eur("300.00"), day(Month.MAY, 10));
        books.invoiced(acme, eur("200.00"), day(Month.MAY, 1), day(Month.MAY, 21));
        books.invoiced(acme, eur("400.00"), day(Month.JUNE, 10), day(Month.JULY, 3));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void figuresFollowTheirFormulas() {
        Map<KpiDefinition, KeyFigure> figures = figures();

        assertThat(value(figures, KpiDefinition.OUTSTANDING)).isEqualByComparingTo("600.00");
        assertThat(value(figures, KpiDefinition.DSO_SIMPLE)).isEqualByComparingTo("60.67"); // 600 / 900 x 91
        assertThat(value(figures, KpiDefinition.BEST_POSSIBLE_DSO)).isEqualByComparingTo("40.44"); // 400 / 900 x 91
        assertThat(value(figures, KpiDefinition.AVERAGE_DAYS_DELINQUENT)).isEqualByComparingTo("20.23");
        assertThat(value(figures, KpiDefinition.DSO_COUNT_BACK)).isEqualByComparingTo("61.00"); // June and all of May
        assertThat(value(figures, KpiDefinition.CEI_PERIOD)).isEqualByComparingTo("60.00"); // (900 - 600) / (900 - 400)
        assertThat(value(figures, KpiDefinition.TURNOVER)).isEqualByComparingTo("3.00");
        assertThat(value(figures, KpiDefinition.OLDER_THAN_30_DAYS)).isEqualByComparingTo("33.33");
        assertThat(value(figures, KpiDefinition.DAYS_LATE_PAID)).isEqualByComparingTo("10.00");
        // (300 x 10 + 200 x 40 - 400 x 3) / 900
        assertThat(value(figures, KpiDefinition.DAYS_LATE_PAID_AND_OPEN)).isEqualByComparingTo("10.89");
    }

    @Test
    void inputsCanBeFoundInTheLedgerAgain() {
        KeyFigure dso = Objects.requireNonNull(figures().get(KpiDefinition.DSO_SIMPLE));

        Money ledger = books.call(() -> journal.balancesOf(books.company(), AccountRole.RECEIVABLES, TODAY))
                .getFirst();
        assertThat(dso.inputs().getFirst().value()).isEqualByComparingTo(ledger.toDecimal());
        assertThat(dso.inputs())
                .extracting(KeyFigure.Input::path)
                .containsExactly(
                        "/ledger/accounts/1200?to=2026-06-30&currency=EUR",
                        "/ledger/accounts/4000?from=2026-04-01&to=2026-06-30&currency=EUR",
                        "");
    }

    @Test
    void figuresWithoutSalesHaveNoValue() {
        Map<KpiDefinition, KeyFigure> figures =
                books.call(() -> keyFigures.of(books.company(), day(Month.MARCH, 31), 3)).stream()
                        .collect(Collectors.toMap(KeyFigure::definition, figure -> figure));

        assertThat(figures).isEmpty();
    }

    @Test
    void monthsShowWhatWasBilledCollectedOpenAndOverdue() {
        List<MonthFigures> months = Objects.requireNonNull(
                books.call(() -> trends.months(books.company(), TODAY, 12)).get(EUR));

        assertThat(months).hasSize(12);
        assertThat(months.subList(9, 12))
                .extracting(MonthFigures::month, MonthFigures::billed, MonthFigures::collected, MonthFigures::open)
                .containsExactly(
                        tuple(YearMonth.of(2026, 4), eur("300.00"), eur("0.00"), eur("300.00")),
                        tuple(YearMonth.of(2026, 5), eur("200.00"), eur("300.00"), eur("200.00")),
                        tuple(YearMonth.of(2026, 6), eur("400.00"), eur("0.00"), eur("600.00")));
        assertThat(months.getLast().dso()).isEqualByComparingTo("60.67");
        for (MonthFigures month : months) {
            LocalDate end = month.month().atEndOfMonth();
            Money aged = books.call(() -> aging.profiles(books.company(), AgingQuery.on(end))).stream()
                    .map(AgeProfile::overdue)
                    .findFirst()
                    .orElse(eur("0.00"));
            assertThat(month.overdue()).as("%s", month.month()).isEqualTo(aged);
        }
    }

    @Test
    void homeShowsWhereThingsStandAndWhatThereIsToDo() {
        books.received(null, eur("12.00"), TODAY);
        books.owed(acme, eur("7.00"), day(Month.JANUARY, 1), day(Month.JANUARY, 2));
        charge("33.10");

        HomeFigures figures = books.call(() -> home.of(books.company(), TODAY));

        HomeFigures.OfCurrency euros = figures.currencies().getFirst();
        assertThat(euros.open()).isEqualTo(eur("607.00"));
        assertThat(euros.overdue()).isEqualTo(eur("207.00"));
        assertThat(euros.dueThisWeek()).isEqualTo(eur("400.00"));
        assertThat(euros.unapplied()).isEqualTo(eur("12.00"));
        assertThat(euros.unbilled()).isEqualTo(eur("33.10"));
        assertThat(euros.aging().buckets())
                .containsExactly(eur("400.00"), eur("0.00"), eur("200.00"), eur("0.00"), eur("7.00"));
        assertThat(figures.nextSteps())
                .extracting(HomeFigures.NextStep::title, HomeFigures.NextStep::count, HomeFigures.NextStep::amounts)
                .containsExactly(
                        tuple("Charges wait to be billed", 1L, List.of(eur("33.10"))),
                        tuple("Payments wait to be matched", 1L, List.of(eur("12.00"))),
                        tuple("Items are more than 90 days overdue", 1L, List.of(eur("7.00"))));
    }

    private void charge(String amount) {
        books.run(() -> db.sql("""
                        insert into contracts.charge
                            (company_id, charge_id, customer_id, source, source_id, description, quantity, unit, unit_price,
                             currency, amount_minor, tax_code, service_from, service_to, billable_on, recorded_at,
                             recorded_by)
                        values (:company, gen_random_uuid(), :customer, 'test', :amount, 'Consulting', 1, 'C62', :price,
                                'EUR', :minor, 'STANDARD', :day, :day, :day, '2026-06-30T00:00:00Z', 'test')
                        """)
                .param("company", books.company().value())
                .param("customer", acme.value())
                .param("amount", amount)
                .param("price", new BigDecimal(amount))
                .param("minor", eur(amount).minor())
                .param("day", TODAY)
                .update());
    }

    private Map<KpiDefinition, KeyFigure> figures() {
        return books.call(() -> keyFigures.of(books.company(), TODAY, 3)).stream()
                .collect(Collectors.toMap(KeyFigure::definition, figure -> figure));
    }

    private static BigDecimal value(Map<KpiDefinition, KeyFigure> figures, KpiDefinition definition) {
        KeyFigure figure = Objects.requireNonNull(
                figures.get(definition), definition.name().toLowerCase(Locale.ROOT));
        return figure.known().orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    private static LocalDate day(Month month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
