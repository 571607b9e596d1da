package org.tallystick.insights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.insights.HomeFigures.NextStep;
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
    private static final int LONG_OVERDUE_DAYS = 90;

    private final JdbcClient db;
    private final Aging aging;
    private final Trends trends;

    Home(JdbcClient db, Aging aging, Trends trends) {
        this.db = db;
        this.aging = aging;
        this.trends = trends;
    }

    private record Unbilled(Money amount, long charges) {}

    private record Refunded(Money amount, long refunds) {}

    public HomeFigures of(CompanyId company, LocalDate today) {
        List<AgeProfile> profiles = aging.profiles(company, AgingQuery.on(today));
        List<Unbilled> unbilled = unbilled(company);
        long parked = parkedDrafts(company);
        List<NextStep> refunds = List.of(
                refunds(company, "REQUESTED", "Refunds wait for approval"),
                refunds(company, "APPROVED", "Approved refunds wait to be sent"));
        return new HomeFigures(
                today,
                currencies(profiles, unbilled, trends.months(company, today, MONTHS), today),
                parked,
                nextSteps(
                        profiles,
                        unbilled,
                        parked,
                        flags(company),
                        suspendedRules(company),
                        refunds,
                        approvals(company),
                        breaks(company),
                        findings(company)));
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

    private static List<NextStep> nextSteps(
            List<AgeProfile> profiles,
            List<Unbilled> unbilled,
            long parkedDrafts,
            long flags,
            long suspended,
            List<NextStep> refunds,
            long approvals,
            long breaks,
            long findings) {
        List<NextStep> steps = new ArrayList<>();
        steps.add(new NextStep(
                "Charges wait to be billed",
                count(unbilled, Unbilled::charges),
                unbilled.stream().map(Unbilled::amount).toList(),
                "/billing-runs"));
        steps.add(new NextStep("Drafts are parked and need a correction", parkedDrafts, List.of(), "/billing-runs"));
        steps.add(new NextStep(
                "Payments wait to be matched",
                count(profiles, AgeProfile::unappliedPayments),
                amounts(profiles, profile -> profile.unapplied().negated()),
                "/cash-review"));
        steps.add(new NextStep("Flags on payments wait for a decision", flags, List.of(), "/cash-review/flags"));
        steps.add(new NextStep("Matching rules are suspended", suspended, List.of(), "/cash-review/rules"));
        steps.addAll(refunds);
        steps.add(new NextStep("Requests wait for approval", approvals, List.of(), "/approvals"));
        steps.add(new NextStep(
                "Items are more than 90 days overdue",
                count(profiles, profile -> profile.items(age -> age > LONG_OVERDUE_DAYS)),
                amounts(profiles, profile -> profile.open(age -> age > LONG_OVERDUE_DAYS)),
                "/aging?by=invoice"));
        steps.add(new NextStep("Breaks between bank, ledger and items", breaks, List.of(), "/ledger/tie-out"));
        steps.add(new NextStep("Findings about the books", findings, List.of(), "/books"));
        return steps.stream().filter(step -> step.count() > 0).toList();
    }

    private static <T> long count(List<T> all, ToLongFunction<T> count) {
        return all.stream().mapToLong(count).sum();
    }

    private static List<Money> amounts(List<AgeProfile> profiles, Function<AgeProfile, Money> amount) {
        return profiles.stream().map(amount).filter(Money::isPositive).toList();
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

    private long parkedDrafts(CompanyId company) {
        return db.sql("""
                        select count(*)
                        from invoicing.draft
                        where company_id = :company
                          and state = 'PARKED'
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private long flags(CompanyId company) {
        return db.sql("""
                        select count(*)
                        from cashapp.payment_flag f
                        where f.company_id = :company
                          and coalesce((select d.verdict
                                        from cashapp.flag_decision d
                                        where d.company_id = f.company_id and d.flag_id = f.flag_id
                                        order by d.decided_at desc, d.decision_id desc
                                        limit 1), 'FOLLOW_UP') = 'FOLLOW_UP'
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private long suspendedRules(CompanyId company) {
        return db.sql("""
                        select count(*)
                        from (select distinct on (rule, rule_version) state
                              from cashapp.rule_change
                              where company_id = :company
                              order by rule, rule_version, changed_at desc, change_id desc) last
                        where state = 'SUSPENDED'
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private NextStep refunds(CompanyId company, String state, String title) {
        List<Refunded> sums = db.sql("""
                        select currency, sum(amount_minor)::bigint as amount_minor, count(*) as refunds
                        from payments.refund
                        where company_id = :company
                          and state = :state
                        group by currency
                        order by currency
                        """)
                .param("company", company.value())
                .param("state", state)
                .query((row, number) -> new Refunded(Sql.money(row, "amount_minor"), row.getLong("refunds")))
                .list();
        return new NextStep(
                title,
                count(sums, Refunded::refunds),
                sums.stream().map(Refunded::amount).toList(),
                "/refunds?state=" + state);
    }

    private long approvals(CompanyId company) {
        return db.sql("""
                        select count(*)
                        from approvals.request r
                        where r.company_id = :company
                          and not exists (select
                                          from approvals.decision d
                                          where d.company_id = r.company_id and d.request_id = r.request_id)
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** Of the last tie-out. */
    private long breaks(CompanyId company) {
        return db.sql("""
                        select breaks
                        from controls.tie_out_run
                        where company_id = :company
                        order by recorded_at desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .optional()
                .orElse(0L);
    }

    /** Of the last run over the invariants. */
    private long findings(CompanyId company) {
        return db.sql("""
                        select findings
                        from controls.check_run
                        where company_id = :company
                        order by started_at desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .optional()
                .orElse(0L);
    }
}
