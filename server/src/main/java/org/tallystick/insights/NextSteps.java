package org.tallystick.insights;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.insights.HomeFigures.NextStep;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** What waits for somebody, in the order of the work: billing, cash, decisions, what is owed for long, the books. */
@Component
@Transactional(readOnly = true)
class NextSteps {
    private static final int LONG_OVERDUE_DAYS = 90;
    private static final String ONBOARDING = SqlFile.read("insights/onboarding-steps.sql");

    private final JdbcClient db;

    NextSteps(JdbcClient db) {
        this.db = db;
    }

    private record Waiting(Money amount, long count) {}

    /** Only what there is; what was read for the figures of the page is not read again. */
    List<NextStep> of(CompanyId company, List<AgeProfile> profiles, List<Home.Unbilled> unbilled) {
        Onboarding onboarding = onboarding(company);
        return Stream.of(
                        new NextStep(
                                "Charges wait to be billed",
                                unbilled.stream()
                                        .mapToLong(Home.Unbilled::charges)
                                        .sum(),
                                unbilled.stream().map(Home.Unbilled::amount).toList(),
                                "/billing-runs"),
                        new NextStep(
                                "Drafts are parked and need a correction",
                                parkedDrafts(company),
                                List.of(),
                                "/billing-runs"),
                        new NextStep(
                                "Payments wait to be matched",
                                profiles.stream()
                                        .mapToLong(AgeProfile::unappliedPayments)
                                        .sum(),
                                amounts(profiles, profile -> profile.unapplied().negated()),
                                "/cash-review"),
                        new NextStep(
                                "Flags on payments wait for a decision",
                                flags(company),
                                List.of(),
                                "/cash-review/flags"),
                        new NextStep(
                                "Matching rules are suspended",
                                suspendedRules(company),
                                List.of(),
                                "/cash-review/rules"),
                        refunds(company, "REQUESTED", "Refunds wait for approval"),
                        refunds(company, "APPROVED", "Approved refunds wait to be sent"),
                        new NextStep(
                                "Electronic invoices were rejected by their buyers",
                                rejected(company),
                                List.of(),
                                "/e-invoices?state=REJECTED"),
                        new NextStep(
                                "Customers are being onboarded",
                                onboarding.waiting(),
                                List.of(),
                                "/customers/onboarding"),
                        new NextStep(
                                "Evidence about active customers is to be renewed",
                                onboarding.renew(),
                                List.of(),
                                "/customers/onboarding?show=RENEW"),
                        new NextStep(
                                "Documents did not reach their recipients", astray(company), List.of(), "/deliveries"),
                        new NextStep(
                                "Exemption certificates end soon",
                                endingCertificates(company),
                                List.of(),
                                "/exemptions"),
                        new NextStep(
                                "Promises to pay were broken",
                                brokenPromises(company),
                                List.of(),
                                "/promises?show=BROKEN"),
                        new NextStep(
                                "Disputes were not decided in time",
                                disputes(company, true),
                                List.of(),
                                "/disputes?show=LATE"),
                        new NextStep("Disputes wait for a decision", disputes(company, false), List.of(), "/disputes"),
                        new NextStep("Requests wait for approval", approvals(company), List.of(), "/approvals"),
                        new NextStep(
                                "Items are more than 90 days overdue",
                                profiles.stream()
                                        .mapToLong(profile -> profile.items(age -> age > LONG_OVERDUE_DAYS))
                                        .sum(),
                                amounts(profiles, profile -> profile.open(age -> age > LONG_OVERDUE_DAYS)),
                                "/aging?by=invoice"),
                        new NextStep(
                                "Breaks between bank, ledger and items", breaks(company), List.of(), "/ledger/tie-out"),
                        new NextStep("Findings about the books", findings(company), List.of(), "/books"))
                .filter(step -> step.count() > 0)
                .toList();
    }

    private static List<Money> amounts(List<AgeProfile> profiles, Function<AgeProfile, Money> amount) {
        return profiles.stream().map(amount).filter(Money::isPositive).toList();
    }

    /** Those of which something is still open. */
    private long brokenPromises(CompanyId company) {
        return db.sql("""
                        select count(*)
                        from promises.standing s
                        where s.company_id = :company
                          and s.state in ('BROKEN', 'PARTIALLY_KEPT')
                          and exists (
                            select from promises.part p
                            join receivables.open_item i on i.company_id = p.company_id and i.open_item_id = p.open_item_id
                            where p.company_id = s.company_id
                              and p.promise_id = s.promise_id
                              and i.open_minor > 0)
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private long disputes(CompanyId company, boolean late) {
        return db.sql("""
                        select count(*)
                        from disputes.standing
                        where company_id = :company
                          and state in ('OPENED', 'TRIAGED', 'UNDER_INVESTIGATION', 'WAITING_CUSTOMER', 'WAITING_INTERNAL',
                                        'RESOLUTION_PROPOSED', 'REOPENED')
                          and escalated = :late
                        """)
                .param("company", company.value())
                .param("late", late)
                .query((row, number) -> row.getLong(1))
                .single();
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

    private record Onboarding(long waiting, long renew) {}

    private Onboarding onboarding(CompanyId company) {
        return db.sql(ONBOARDING)
                .param("company", company.value())
                .query((row, number) -> new Onboarding(row.getLong("waiting"), row.getLong("renew")))
                .single();
    }

    private long rejected(CompanyId company) {
        return db.sql("""
                        select count(*)
                        from network.follow_up
                        where company_id = :company
                          and done_on is null
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private long astray(CompanyId company) {
        return db.sql("""
                        select count(*)
                        from delivery.follow_up
                        where company_id = :company
                          and done_on is null
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private long endingCertificates(CompanyId company) {
        return db.sql("""
                        select count(*)
                        from exemptions.follow_up
                        where company_id = :company
                          and done_on is null
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
        List<Waiting> sums = db.sql("""
                        select currency, sum(amount_minor)::bigint as amount_minor, count(*) as refunds
                        from payments.refund
                        where company_id = :company
                          and state = :state
                        group by currency
                        order by currency
                        """)
                .param("company", company.value())
                .param("state", state)
                .query((row, number) -> new Waiting(Sql.money(row, "amount_minor"), row.getLong("refunds")))
                .list();
        return new NextStep(
                title,
                sums.stream().mapToLong(Waiting::count).sum(),
                sums.stream().map(Waiting::amount).toList(),
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
