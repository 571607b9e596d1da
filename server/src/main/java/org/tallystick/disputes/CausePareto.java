package org.tallystick.disputes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** What went wrong most: the closed disputes of a period by root cause, beside those of as many days before. */
@Repository
@Transactional(readOnly = true)
public class CausePareto {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient db;
    private final RootCauses causes;

    CausePareto(JdbcClient db, RootCauses causes) {
        this.db = db;
        this.causes = causes;
    }

    /**
     * One cause.
     *
     * @param disputes closed in the period
     * @param before closed in as many days before it: whether it comes again
     * @param share of all disputes of the period, in percent, rounded half up to one decimal
     * @param together the share of this cause and all above it
     * @param disputed what was disputed, one amount for each currency
     * @param credited what of it was accepted
     */
    public record Row(
            String title,
            long disputes,
            long before,
            BigDecimal share,
            BigDecimal together,
            List<Money> disputed,
            List<Money> credited) {
        public Row {
            disputed = List.copyOf(disputed);
            credited = List.copyOf(credited);
        }
    }

    private record Figure(String cause, long disputes, long before, Money disputed, Money credited) {}

    private record Sum(String cause, long disputes, long before, List<Money> disputed, List<Money> credited) {
        Sum plus(Figure figure) {
            return new Sum(
                    cause,
                    disputes + figure.disputes(),
                    before + figure.before(),
                    with(disputed, figure.disputed()),
                    with(credited, figure.credited()));
        }

        private static List<Money> with(List<Money> amounts, Money amount) {
            List<Money> all = new ArrayList<>(amounts);
            if (amount.isPositive()) {
                all.add(amount);
            }
            return all;
        }
    }

    /** The most frequent cause first; those that only came before stand at the end with no share. */
    public List<Row> of(CompanyId company, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw Refusal.invalid("PERIOD_BACKWARDS", "The period ends before it begins; check the two dates.");
        }
        List<Sum> sums = sums(company, from, to);
        long all = sums.stream().mapToLong(Sum::disputes).sum();
        Map<String, RootCause> known = causes.byCode(company);
        List<Row> rows = new ArrayList<>();
        long above = 0;
        for (Sum sum : sums) {
            above += sum.disputes();
            rows.add(new Row(
                    Optional.ofNullable(known.get(sum.cause()))
                            .map(RootCause::title)
                            .orElse(sum.cause()),
                    sum.disputes(),
                    sum.before(),
                    percent(sum.disputes(), all),
                    percent(above, all),
                    sum.disputed(),
                    sum.credited()));
        }
        return rows;
    }

    private static BigDecimal percent(long part, long all) {
        return all == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
    }

    private List<Sum> sums(CompanyId company, LocalDate from, LocalDate to) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (Figure figure : figures(company, from, to)) {
            sums.merge(
                    figure.cause(),
                    new Sum(figure.cause(), 0, 0, List.of(), List.of()).plus(figure),
                    (sum, one) -> sum.plus(figure));
        }
        return sums.values().stream()
                .sorted(Comparator.comparingLong(Sum::disputes)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(Sum::before).reversed())
                        .thenComparing(Sum::cause))
                .toList();
    }

    private List<Figure> figures(CompanyId company, LocalDate from, LocalDate to) {
        return db.sql("""
                        select cause_code, currency,
                               count(*) filter (where since_on >= :from) as disputes,
                               count(*) filter (where since_on < :from) as before,
                               coalesce(sum(contested_minor) filter (where since_on >= :from), 0) as disputed_minor,
                               coalesce(sum(accepted_minor) filter (where since_on >= :from), 0) as credited_minor
                        from disputes.standing
                        where company_id = :company
                          and state = 'CLOSED'
                          and cause_code is not null
                          and since_on between :earlier and :to
                        group by cause_code, currency
                        order by cause_code, currency
                        """)
                .param("company", company.value())
                .param("from", from)
                .param("to", to)
                .param("earlier", from.minusDays(to.toEpochDay() - from.toEpochDay() + 1))
                .query(CausePareto::figure)
                .list();
    }

    private static Figure figure(ResultSet row, int number) throws SQLException {
        return new Figure(
                Sql.text(row, "cause_code"),
                row.getLong("disputes"),
                row.getLong("before"),
                Sql.money(row, "disputed_minor"),
                Sql.money(row, "credited_minor"));
    }
}
