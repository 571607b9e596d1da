package org.tallystick.insights;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBucketSet;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Gathers the figures of the home page. */
@Service
@Transactional(readOnly = true)
public class Home {
    private static final int MONTHS = 12;
    private static final int DAYS_AHEAD = 6;

    private final JdbcClient db;
    private final Aging aging;
    private final Trends trends;
    private final NextSteps steps;

    Home(JdbcClient db, Aging aging, Trends trends, NextSteps steps) {
        this.db = db;
        this.aging = aging;
        this.trends = trends;
        this.steps = steps;
    }

    record Unbilled(Money amount, long charges) {}

    public HomeFigures of(CompanyId company, LocalDate today) {
        List<AgeProfile> profiles = aging.profiles(company, AgingQuery.on(today));
        List<Unbilled> unbilled = unbilled(company);
        return new HomeFigures(
                today,
                currencies(profiles, unbilled, trends.months(company, today, MONTHS), today),
                steps.of(company, profiles, unbilled));
    }

    private static List<HomeFigures.OfCurrency> currencies(
            List<AgeProfile> profiles,
            List<Unbilled> unbilled,
            Map<CurrencyCode, List<MonthFigures>> months,
            LocalDate today) {
        Map<CurrencyCode, AgeProfile> byCurrency =
                profiles.stream().collect(Collectors.toMap(AgeProfile::currency, Function.identity()));
        Map<CurrencyCode, Money> waiting =
                unbilled.stream().map(Unbilled::amount).collect(Collectors.toMap(Money::currency, Function.identity()));
        Set<CurrencyCode> all = new TreeSet<>(Comparator.comparing(CurrencyCode::code));
        all.addAll(byCurrency.keySet());
        all.addAll(waiting.keySet());
        all.addAll(months.keySet());
        return all.stream()
                .map(currency -> ofCurrency(
                        byCurrency.getOrDefault(currency, nothing(currency, today)),
                        waiting.getOrDefault(currency, Money.zero(currency)),
                        months.getOrDefault(currency, List.of())))
                .toList();
    }

    private static AgeProfile nothing(CurrencyCode currency, LocalDate today) {
        return new AgeProfile(today, Money.zero(currency), Money.zero(currency), 0, List.of());
    }

    private static HomeFigures.OfCurrency ofCurrency(AgeProfile profile, Money unbilled, List<MonthFigures> months) {
        return new HomeFigures.OfCurrency(
                profile.currency(),
                profile.open(),
                profile.overdue(),
                profile.open(age -> age <= 0 && age >= -DAYS_AHEAD),
                profile.unapplied().negated(),
                unbilled,
                AgingBucketSet.BY_DUE_DATE.buckets(),
                profile.in(AgingBucketSet.BY_DUE_DATE),
                months);
    }

    private List<Unbilled> unbilled(CompanyId company) {
        return db.sql("""
                        select currency, sum(amount_minor)::bigint as amount_minor, count(*) as charges
                        from contracts.charge
                        where company_id = :company
                          and draft_id is null
                          and withdrawn_on is null
                        group by currency
                        order by currency
                        """)
                .param("company", company.value())
                .query((row, number) -> new Unbilled(Sql.money(row, "amount_minor"), row.getLong("charges")))
                .list();
    }
}
