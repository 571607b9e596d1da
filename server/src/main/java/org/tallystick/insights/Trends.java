package org.tallystick.insights;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.kpi.DaysSalesOutstanding;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** How business went, month by month. */
@Service
@Transactional(readOnly = true)
public class Trends {
    private static final String MONTHS = SqlFile.read("insights/months.sql");
    private static final int DSO_MONTHS = 3;

    private final JdbcClient db;

    Trends(JdbcClient db) {
        this.db = db;
    }

    /** What happened in a month; without a month, where things stood before the first one. */
    private record Row(@Nullable YearMonth month, Money billed, Money collected, Money open, Money overdue) {}

    /** The last months up to a day, the oldest first, by currency; the month of the day counts up to it. */
    public SortedMap<CurrencyCode, List<MonthFigures>> months(CompanyId company, LocalDate through, int months) {
        YearMonth last = YearMonth.from(through);
        YearMonth first = last.minusMonths(months + DSO_MONTHS - 2L);
        SortedMap<CurrencyCode, List<MonthFigures>> byCurrency =
                new TreeMap<>(Comparator.comparing(CurrencyCode::code));
        rows(company, first, through)
                .forEach((currency, rows) -> byCurrency.put(
                        currency,
                        standing(currency, rows, first, through).subList(DSO_MONTHS - 1, months + DSO_MONTHS - 1)));
        return byCurrency;
    }

    private Map<CurrencyCode, List<Row>> rows(CompanyId company, YearMonth first, LocalDate through) {
        Map<CurrencyCode, List<Row>> byCurrency = new TreeMap<>(Comparator.comparing(CurrencyCode::code));
        List<Row> rows = db.sql(MONTHS)
                .param("company", company.value())
                .param("before", first.atDay(1).minusDays(1))
                .param("to", through)
                .query(Trends::row)
                .list();
        for (Row row : rows) {
            byCurrency
                    .computeIfAbsent(row.open().currency(), currency -> new ArrayList<>())
                    .add(row);
        }
        return byCurrency;
    }

    private static List<MonthFigures> standing(
            CurrencyCode currency, List<Row> rows, YearMonth first, LocalDate through) {
        Map<YearMonth, Row> byMonth = new TreeMap<>();
        Money open = Money.zero(currency);
        Money overdue = open;
        for (Row row : rows) {
            if (row.month() == null) {
                open = row.open();
                overdue = row.overdue();
            } else {
                byMonth.put(row.month(), row);
            }
        }
        List<MonthFigures> standing = new ArrayList<>();
        List<Money> billed = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(YearMonth.from(through)); month = month.plusMonths(1)) {
            Row row = byMonth.getOrDefault(month, nothing(month, currency));
            open = open.plus(row.open());
            overdue = overdue.plus(row.overdue());
            billed.add(row.billed());
            standing.add(new MonthFigures(
                    month, row.billed(), row.collected(), open, overdue, dso(open, billed, month, through)));
        }
        return standing;
    }

    private static @Nullable BigDecimal dso(Money open, List<Money> billed, YearMonth month, LocalDate through) {
        if (billed.size() < DSO_MONTHS) {
            return null;
        }
        Money sales = billed.subList(billed.size() - DSO_MONTHS, billed.size()).stream()
                .reduce(Money.zero(open.currency()), Money::plus);
        LocalDate end = month.equals(YearMonth.from(through)) ? through : month.atEndOfMonth();
        LocalDate start = month.minusMonths(DSO_MONTHS - 1L).atDay(1);
        int days = (int) ChronoUnit.DAYS.between(start, end) + 1;
        return DaysSalesOutstanding.simple(open, sales, days).orElse(null);
    }

    private static Row nothing(YearMonth month, CurrencyCode currency) {
        Money zero = Money.zero(currency);
        return new Row(month, zero, zero, zero, zero);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        LocalDate month = Sql.dateOrNull(row, "month");
        return new Row(
                month == null ? null : YearMonth.from(month),
                Sql.money(row, "billed_minor"),
                Sql.money(row, "collected_minor"),
                Sql.money(row, "open_minor"),
                Sql.money(row, "overdue_minor"));
    }
}
