package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.Report;
import org.tallystick.insights.ReportQuery;
import org.tallystick.insights.Reports;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.history.LookBack;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.scrubber.Catalogue;
import org.tallystick.scrubber.RuleDesk;
import org.tallystick.scrubber.Severity;
import org.tallystick.testing.IntegrationTest;

/** What was billed before: the report agrees with the ledger, and what an invoice says of it never changes. */
@IntegrationTest
class PreviouslyBilledTest {
    private static final CurrencyCode USD = CurrencyCode.of("USD");

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private LocalDate today;

    @BeforeEach
    void aCompanyWhoseDraftsAllPass() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        today = trading.today();
        Catalogue.all().stream()
                .filter(rule -> rule.usual() != Severity.OFF)
                .forEach(rule -> trading.call(() -> {
                    bean(RuleDesk.class)
                            .setForAll(trading.caller(), rule.code(), Severity.OFF, "Nothing is held back here");
                    return true;
                }));
        trading.call(() -> {
            for (LocalDate day = today.minusDays(430); !day.isAfter(today); day = day.plusDays(5)) {
                bean(ExchangeRates.class).add(trading.caller(), USD, day, new BigDecimal("0.90"), "test");
            }
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theReportIsWhatTheLedgerSays(long seed) {
        var random = new SplittableRandom(seed);
        List<CustomerId> customers = List.of(acme, trading.customer("C-2", "Mercy Clinic"));
        customers.forEach(customer -> choose(customer, random.nextBoolean() ? LookBack.TWELVE_MONTHS : null));
        List<InvoiceId> invoices = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            invoices.add(randomInvoice(random, customers.get(random.nextInt(2)), today.minusDays(random.nextInt(420))));
        }
        for (int i = 0; i < 14; i++) {
            creditSome(random, invoices.get(random.nextInt(invoices.size())));
        }

        LocalDate yearAgo = LookBack.TWELVE_MONTHS.from(today);
        LocalDate some = today.minusDays(random.nextInt(300));

        assertThat(report(ReportQuery.on(today), "billed")).isEqualTo(ledger(yearAgo, today));
        assertThat(report(ReportQuery.on(today), "yearToDate")).isEqualTo(ledger(today.withDayOfYear(1), today));
        assertThat(report(ReportQuery.on(some).from(some.minusDays(90)), "billed"))
                .isEqualTo(ledger(some.minusDays(90), some));
        assertThat(bean(BooksCheck.class).run(trading.caller()).broken()).isEmpty();
    }

    @Test
    void whatIsCreditedBitByBitIsGoneFromEveryServiceLine() {
        charge(acme, "Visit 1", "33.33", "STANDARD", "VISIT", null, Trading.EUR, today);
        charge(acme, "Visit 2", "33.34", "STANDARD", "VISIT", null, Trading.EUR, today);
        charge(acme, "Drive", "0.01", "STANDARD", null, null, Trading.EUR, today);
        charge(acme, "Book", "10.00", "REDUCED", null, "V-7", Trading.EUR, today);
        InvoiceId invoice = posted(acme, today);
        for (String part : List.of("7.77", "0.01", "11.13")) {
            credit(invoice, Money.of(part, Trading.EUR));
        }

        assertThat(column("serviceLine")).containsExactly("Drive", "VISIT", "Book");
        assertThat(column("contract")).containsExactly(null, null, "V-7");
        assertThat(column("invoiced")).containsExactly(eur("0.01"), eur("66.67"), eur("10.00"));

        credit(invoice, null);

        assertThat(column("billed")).containsExactly(eur("0.00"), eur("0.00"), eur("0.00"));
        assertThat(column("credited")).containsExactly(eur("0.01"), eur("66.67"), eur("10.00"));
    }

    @Test
    void anInvoiceSaysWhatWasBilledBeforeItAndNeverAnythingElse() {
        LocalDate lastYear = today.withDayOfYear(1).minusDays(1);
        InvoiceId old = trading.invoice(acme, "100.00", today.minusMonths(12)); // a day too early for twelve months
        trading.invoice(acme, "200.00", lastYear);
        charge(acme, "Abroad", "999.00", "STANDARD", null, null, USD, today);
        posted(acme, today);
        choose(acme, LookBack.TWELVE_MONTHS);
        credit(old, Money.of("11.90", Trading.EUR));

        InvoiceId first = trading.invoice(acme, "300.00", today);

        assertThat(said(first))
                .hasValue(new PreviouslyBilled(
                        LookBack.TWELVE_MONTHS,
                        LookBack.TWELVE_MONTHS.from(today),
                        today,
                        1,
                        1,
                        eur("190.00"),
                        eur("226.10")));

        choose(acme, LookBack.YEAR_TO_DATE);
        InvoiceId second = trading.invoice(acme, "400.00", today);
        credit(first, null);

        assertThat(said(second)).hasValueSatisfying(billed -> {
            assertThat(billed.from()).isEqualTo(today.withDayOfYear(1));
            assertThat(billed.invoices()).isEqualTo(1);
            assertThat(billed.net()).isEqualTo(eur("290.00"));
        });
        assertThat(said(first)).map(PreviouslyBilled::net).hasValue(eur("190.00"));

        choose(acme, null);
        assertThat(said(trading.invoice(acme, "500.00", today))).isEmpty();
        assertThat(bean(BooksCheck.class).run(trading.caller()).broken()).isEmpty();
    }

    @Test
    void invoicesOfOneRunCountByTheirNumbers() {
        choose(acme, LookBack.TWELVE_MONTHS);
        charge(acme, "Euros", "10.00", "STANDARD", null, "V-1", Trading.EUR, today);
        charge(acme, "More euros", "20.00", "STANDARD", null, "V-2", Trading.EUR, today);
        var order = new BillingDesk.Order(today, today, Grouping.CONTRACT, Set.of());
        RunId run = CompanyScope.of(trading.company().id())
                .call(() -> bean(BillingDesk.class).collectNow(trading.caller(), order, Progress.unwatched()));
        trading.post(run);

        List<PreviouslyBilled> said = trading.drafts(run).stream()
                .map(draft -> Objects.requireNonNull(draft.invoice()))
                .map(id -> said(id).orElseThrow())
                .sorted(Comparator.comparingInt(PreviouslyBilled::invoices))
                .toList();

        assertThat(said).extracting(PreviouslyBilled::invoices).containsExactly(0, 1);
        assertThat(said.getFirst().net()).isEqualTo(eur("0.00"));
        assertThat(said.getLast().net()).isIn(eur("10.00"), eur("20.00"));
    }

    private InvoiceId randomInvoice(SplittableRandom random, CustomerId customer, LocalDate on) {
        CurrencyCode currency = random.nextInt(4) == 0 ? USD : Trading.EUR;
        int lines = 1 + random.nextInt(4);
        for (int i = 0; i < lines; i++) {
            charge(
                    customer,
                    "Work " + Ids.next(),
                    BigDecimal.valueOf(1 + random.nextLong(1_000_000), 2).toPlainString(),
                    List.of("STANDARD", "REDUCED", "ZERO").get(random.nextInt(3)),
                    random.nextBoolean() ? "SL-" + random.nextInt(3) : null,
                    random.nextBoolean() ? "V-" + random.nextInt(2) : null,
                    currency,
                    on);
        }
        return posted(customer, on);
    }

    private InvoiceId posted(CustomerId customer, LocalDate on) {
        RunId run = trading.collect(on, on, customer);
        trading.post(run);
        Draft draft = trading.drafts(run).getFirst();
        return Objects.requireNonNull(draft.invoice(), () -> draft.parkedCode() + " " + draft.parkedReason());
    }

    private void charge(
            CustomerId customer,
            String description,
            String price,
            String taxCode,
            @Nullable String serviceLine,
            @Nullable String contract,
            CurrencyCode currency,
            LocalDate on) {
        var input = new ChargeInput(
                customer,
                "test",
                Ids.next().toString(),
                description,
                BigDecimal.ONE,
                "h",
                new BigDecimal(price),
                currency,
                taxCode,
                contract,
                null,
                on,
                on,
                on,
                serviceLine);
        trading.call(
                () -> bean(ChargeDesk.class).record(trading.caller(), input).id());
    }

    private void creditSome(SplittableRandom random, InvoiceId invoice) {
        Money rest = trading.call(
                () -> bean(CreditDesk.class).creditable(trading.company().id(), invoice));
        if (rest.isPositive()) {
            boolean all = random.nextInt(5) == 0;
            credit(invoice, all ? null : new Money(1 + random.nextLong(rest.minor()), rest.currency()));
        }
    }

    /** Today; all that is left where no amount is given. */
    private void credit(InvoiceId invoice, @Nullable Money amount) {
        trading.call(() -> amount == null
                ? bean(CreditDesk.class).creditRest(trading.caller(), invoice, today, CreditReason.PRICE, "too much")
                : bean(CreditDesk.class)
                        .credit(trading.caller(), invoice, amount, today, CreditReason.PRICE, "too much"));
    }

    private void choose(CustomerId customer, @Nullable LookBack lookBack) {
        trading.call(() -> {
            bean(LookBackDesk.class).choose(trading.caller(), customer, lookBack);
            return true;
        });
    }

    private Optional<PreviouslyBilled> said(InvoiceId invoice) {
        return trading.call(
                () -> bean(BilledSummaries.class).of(trading.company().id(), invoice));
    }

    /** Each customer and currency with the sum of a column. */
    private Map<String, Money> report(ReportQuery query, String column) {
        ReportTable table = bean(Reports.class).table(trading.company().id(), Report.PREVIOUSLY_BILLED, query);
        Map<String, Money> sums = new TreeMap<>();
        for (ReportRow row : table.list()) {
            Money amount = (Money) Objects.requireNonNull(row.cell(position(table, column)));
            sums.merge(row.cell(0) + " " + amount.currency(), amount, Money::plus);
        }
        sums.values().removeIf(Money::isZero);
        return sums;
    }

    private List<@Nullable Object> column(String name) {
        ReportTable table =
                bean(Reports.class).table(trading.company().id(), Report.PREVIOUSLY_BILLED, ReportQuery.on(today));
        List<@Nullable Object> cells = new ArrayList<>();
        table.list().forEach(row -> cells.add(row.cell(position(table, name))));
        return cells;
    }

    private static int position(ReportTable table, String column) {
        return table.columns().stream().map(one -> one.name()).toList().indexOf(column);
    }

    /** Revenue of invoices less that of credit memos, as it was posted. */
    private Map<String, Money> ledger(LocalDate from, LocalDate to) {
        Map<String, Money> sums = new TreeMap<>();
        trading.call(() -> bean(JdbcClient.class)
                        .sql("""
                        select c.number || ' ' || p.currency as of, p.currency, -sum(p.amount_minor) as amount_minor
                        from ledger.posting p
                        join ledger.entry e on e.company_id = p.company_id and e.entry_id = p.entry_id
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        join customers.customer c on c.company_id = p.company_id and c.customer_id = p.customer_id
                        where p.company_id = :company
                          and e.source_type in ('INVOICE', 'CREDIT_MEMO')
                          and a.role = 'REVENUE'
                          and p.posted_on between :from and :to
                        group by 1, 2
                        """)
                        .param("company", trading.company().id().value())
                        .param("from", from)
                        .param("to", to)
                        .query((row, number) -> Map.entry(Sql.text(row, "of"), Sql.money(row, "amount_minor")))
                        .list())
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        sums.values().removeIf(Money::isZero);
        return sums;
    }

    private static Money eur(String amount) {
        return Money.of(amount, Trading.EUR);
    }

    private <T> T bean(Class<T> type) {
        return trading.bean(type);
    }
}
