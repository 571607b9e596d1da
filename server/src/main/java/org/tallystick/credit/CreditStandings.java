package org.tallystick.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.collections.credit.HoldRules;
import org.tallystick.lib.collections.credit.HoldRules.Judgement;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Finds how customers stand by the rules of their company; nothing of it is stored, so that nothing of it is out of date. */
@Repository
@Transactional(readOnly = true)
public class CreditStandings {
    /** More than a page can show. */
    private static final int MOST = 2_000;

    private final JdbcClient db;
    private final Exposures exposures;
    private final HoldPolicies policies;
    private final Customers customers;
    private final Companies companies;

    CreditStandings(
            JdbcClient db, Exposures exposures, HoldPolicies policies, Customers customers, Companies companies) {
        this.db = db;
        this.exposures = exposures;
        this.policies = policies;
        this.customers = customers;
        this.companies = companies;
    }

    /** One customer, with an order of that much more; the amount is in the company's currency. */
    public CreditStanding of(CompanyId company, CustomerId id, Money more, LocalDate on) {
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        CustomerId above = customer.above();
        Set<CustomerId> asked = new LinkedHashSet<>(Set.of(id));
        if (above != null) {
            asked.addAll(group(company, above));
        }
        Map<CustomerId, CreditFacts> facts = exposures.of(company, asked, on);
        HoldRules rules = policies.of(company).rules();
        return standing(
                customer,
                facts,
                rules,
                groupOf(above, facts, rules, more, on),
                more,
                on,
                overrides(company, Set.of(id), on));
    }

    /** All who are watched or held, the worst first, at most two thousand. */
    public List<CreditStanding> noticed(CompanyId company, LocalDate on) {
        List<CustomerId> ids = candidates(company);
        Map<CustomerId, CreditFacts> facts = exposures.of(company, ids, on);
        Map<CustomerId, HoldOverride> overrides = overrides(company, ids, on);
        Map<CustomerId, Customer> known = customers.byIds(company, ids);
        HoldRules rules = policies.of(company).rules();
        Money nothing = Money.zero(companies.get(company).currency());
        List<CreditStanding> noticed = new ArrayList<>();
        for (CustomerId id : ids) {
            CreditStanding standing =
                    standing(Objects.requireNonNull(known.get(id)), facts, rules, null, nothing, on, overrides);
            if (standing.state() != CreditStanding.State.OK) {
                noticed.add(standing);
            }
        }
        noticed.sort((one, other) -> {
            int state = other.state().compareTo(one.state());
            return state != 0
                    ? state
                    : other.facts()
                            .exposure()
                            .amount()
                            .compareTo(one.facts().exposure().amount());
        });
        return noticed;
    }

    private static CreditStanding standing(
            Customer customer,
            Map<CustomerId, CreditFacts> facts,
            HoldRules rules,
            @Nullable Judgement group,
            Money more,
            LocalDate on,
            Map<CustomerId, HoldOverride> overrides) {
        CreditFacts own = Objects.requireNonNull(facts.get(customer.id()));
        return new CreditStanding(
                customer,
                own,
                rules.judge(own.on(on, rules.withoutDisputed()), more),
                group,
                overrides.get(customer.id()));
    }

    /** Only where the parent has a limit: it is for the whole group. */
    private static @Nullable Judgement groupOf(
            @Nullable CustomerId above, Map<CustomerId, CreditFacts> facts, HoldRules rules, Money more, LocalDate on) {
        CreditFacts group = above == null ? null : facts.get(above);
        if (group == null || group.limit() == null) {
            return null;
        }
        for (var member : facts.entrySet()) {
            group = member.getKey().equals(above) ? group : group.with(member.getValue());
        }
        return rules.judge(group.on(on, rules.withoutDisputed()), more);
    }

    private Set<CustomerId> group(CompanyId company, CustomerId above) {
        Set<CustomerId> group = new LinkedHashSet<>(Set.of(above));
        customers.children(company, above).forEach(child -> group.add(child.id()));
        customers.mergedInto(company, above).forEach(merged -> group.add(merged.id()));
        return group;
    }

    /** Whoever owes, has a limit, or is not in good standing. */
    private List<CustomerId> candidates(CompanyId company) {
        return db.sql("""
                        select customer_id
                        from (select customer_id
                              from receivables.open_item
                              where company_id = :company
                                and open_minor > 0
                              union
                              select customer_id
                              from credit.credit_limit
                              where company_id = :company
                              union
                              select customer_id
                              from customers.customer
                              where company_id = :company
                                and standing <> 'GOOD') candidate
                        order by customer_id
                        limit :most
                        """)
                .param("company", company.value())
                .param("most", MOST)
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    private Map<CustomerId, HoldOverride> overrides(CompanyId company, Collection<CustomerId> ids, LocalDate on) {
        Map<CustomerId, HoldOverride> latest = new HashMap<>();
        db.sql("""
                        select distinct on (o.customer_id) o.override_id, o.customer_id, o.until_on, o.most_minor, o.reason,
                               o.recorded_at, o.recorded_by
                        from credit.hold_override o
                        where o.company_id = :company
                          and o.customer_id = any(:customers)
                          and o.recorded_on <= :on
                          and o.until_on >= :on
                          and not exists (select from credit.hold_override_end e
                                          where e.company_id = o.company_id and e.override_id = o.override_id)
                        order by o.customer_id, o.recorded_at desc
                        """)
                .param("company", company.value())
                .param("customers", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("on", on)
                .query((row, number) -> latest.put(
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        new HoldOverride(
                                Sql.uuid(row, "override_id"),
                                new CustomerId(Sql.uuid(row, "customer_id")),
                                Sql.date(row, "until_on"),
                                new Money(
                                        row.getLong("most_minor"),
                                        companies.get(company).currency()),
                                Sql.text(row, "reason"),
                                Sql.instant(row, "recorded_at"),
                                Sql.text(row, "recorded_by"))))
                .list();
        return latest;
    }
}
