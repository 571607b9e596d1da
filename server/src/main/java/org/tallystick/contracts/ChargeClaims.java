package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.contracts.BillingPlan.Member;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** How billing runs find what is unbilled, group it and claim it, many customers at once. */
@Repository
@Transactional(readOnly = true)
public class ChargeClaims {
    private final JdbcClient db;

    ChargeClaims(JdbcClient db) {
        this.db = db;
    }

    /** A group with how many charges it has and what they sum to before tax. */
    public record Grouped(ChargeGroup group, int charges, Money net) {}

    /** How many charges a draft got. */
    public record Claimed(UUID draft, int charges) {}

    /** The next payers, by id, that have something to be billed; for going through all of them in chunks. */
    public List<CustomerId> payersToBill(
            CompanyId company, LocalDate through, Set<CustomerId> only, UUID after, int limit, BillingPlan plan) {
        return plan.payers().isEmpty()
                ? customersToBill(company, through, only, after, limit)
                : withChildren(company, through, only, after, limit, plan);
    }

    private List<CustomerId> customersToBill(
            CompanyId company, LocalDate through, Set<CustomerId> only, UUID after, int limit) {
        return db.sql("""
                        select distinct customer_id
                        from contracts.charge
                        where company_id = :company
                          and draft_id is null
                          and withdrawn_on is null
                          and customer_id > :after
                          and billable_on <= :through
                          and (:everybody or customer_id = any(:only))
                        order by customer_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("after", after)
                .param("through", through)
                .param("everybody", only.isEmpty())
                .param("only", ids(only))
                .param("limit", limit)
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    /** Children that somebody pays for are not billed themselves; whoever pays for them is. */
    private List<CustomerId> withChildren(
            CompanyId company, LocalDate through, Set<CustomerId> only, UUID after, int limit, BillingPlan plan) {
        List<Map.Entry<CustomerId, CustomerId>> paid = List.copyOf(plan.payers().entrySet());
        return db.sql("""
                        select distinct customer_id
                        from contracts.charge
                        where company_id = :company
                          and draft_id is null
                          and withdrawn_on is null
                          and customer_id > :after
                          and billable_on <= :through
                          and (:everybody or customer_id = any(:only))
                          and not (customer_id = any(:children))
                        union
                        select paid.payer_id
                        from unnest(:children::uuid[], :payers::uuid[]) as paid (child_id, payer_id)
                        where paid.payer_id > :after
                          and (:everybody or paid.payer_id = any(:only) or paid.child_id = any(:only))
                          and exists (
                            select from contracts.charge c
                            where c.company_id = :company
                              and c.customer_id = paid.child_id
                              and c.draft_id is null
                              and c.withdrawn_on is null
                              and c.billable_on <= :through)
                        order by customer_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("after", after)
                .param("through", through)
                .param("everybody", only.isEmpty())
                .param("only", ids(only))
                .param("children", ids(column(paid, Map.Entry::getKey)))
                .param("payers", ids(column(paid, Map.Entry::getValue)))
                .param("limit", limit)
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    /** What these payers are to be billed, by what shares an invoice. */
    public List<Grouped> groups(
            CompanyId company,
            Collection<CustomerId> payers,
            Set<CustomerId> only,
            LocalDate through,
            BillingPlan plan) {
        return groups(company, plan.members(payers, only), through);
    }

    List<Grouped> groups(CompanyId company, List<Member> members, LocalDate through) {
        return byMembers(db.sql("""
                        select m.payer_id, c.currency, m.grouping,
                               case when m.grouping = 'CONTRACT' then c.contract_number end as contract_number,
                               case when m.grouping = 'PURCHASE_ORDER' then c.purchase_order end as purchase_order,
                               case when m.grouping = 'SERVICE_MONTH' then date_trunc('month', c.service_from)::date end
                                 as service_month,
                               case when m.apart then c.customer_id end as child_id,
                               count(*) as charges, sum(c.amount_minor) as amount_minor
                        from unnest(:members::uuid[], :payers::uuid[], :groupings::text[], :aparts::boolean[])
                             as m (customer_id, payer_id, grouping, apart)
                        join contracts.charge c
                          on c.company_id = :company
                         and c.customer_id = m.customer_id
                         and c.draft_id is null
                         and c.withdrawn_on is null
                         and c.billable_on <= :through
                        where c.customer_id = any(:members)
                        group by 1, 2, 3, 4, 5, 6, 7
                        order by 1, 2, 3, 4, 5, 6, 7
                        """), members)
                .param("company", company.value())
                .param("through", through)
                .query((row, number) -> {
                    UUID child = Sql.uuidOrNull(row, "child_id");
                    return new Grouped(
                            new ChargeGroup(
                                    new CustomerId(Sql.uuid(row, "payer_id")),
                                    Sql.currency(row, "currency"),
                                    Grouping.valueOf(Sql.text(row, "grouping")),
                                    row.getString("contract_number"),
                                    row.getString("purchase_order"),
                                    Sql.dateOrNull(row, "service_month"),
                                    child == null ? null : new CustomerId(child)),
                            row.getInt("charges"),
                            Sql.money(row, "amount_minor"));
                })
                .list();
    }

    /** Gives each draft its group's charges, as far as nobody else has claimed them meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Claimed> claim(
            CompanyId company,
            Map<UUID, ChargeGroup> drafts,
            Set<CustomerId> only,
            LocalDate through,
            BillingPlan plan) {
        List<Map.Entry<UUID, ChargeGroup>> rows = List.copyOf(drafts.entrySet());
        Set<CustomerId> payers = Set.copyOf(column(rows, row -> row.getValue().customer()));
        return byMembers(db.sql("""
                        with claimed as (
                          update contracts.charge c
                          set draft_id = draft.draft_id
                          from unnest(:drafts::uuid[], :billed::uuid[], :currencies::text[], :contracts::text[],
                                      :orders::text[], :months::date[], :children::uuid[])
                               as draft (draft_id, payer_id, currency, contract_number, purchase_order, service_month, child_id)
                          join unnest(:members::uuid[], :payers::uuid[], :groupings::text[], :aparts::boolean[])
                               as m (customer_id, payer_id, grouping, apart)
                            on m.payer_id = draft.payer_id
                           and (case when m.apart then m.customer_id end) is not distinct from draft.child_id
                          where c.company_id = :company
                            and c.customer_id = m.customer_id
                            and c.currency = draft.currency
                            and c.draft_id is null
                            and c.withdrawn_on is null
                            and c.billable_on <= :through
                            and (m.grouping <> 'CONTRACT' or c.contract_number is not distinct from draft.contract_number)
                            and (m.grouping <> 'PURCHASE_ORDER'
                                 or c.purchase_order is not distinct from draft.purchase_order)
                            and (m.grouping <> 'SERVICE_MONTH'
                                 or date_trunc('month', c.service_from)::date = draft.service_month)
                          returning c.draft_id)
                        select draft_id, count(*) as charges
                        from claimed
                        group by draft_id
                        """), plan.members(payers, only))
                .param("company", company.value())
                .param("through", through)
                .param("drafts", column(rows, Map.Entry::getKey).toArray(UUID[]::new))
                .param("billed", ids(column(rows, row -> row.getValue().customer())))
                .param(
                        "currencies",
                        column(rows, row -> row.getValue().currency().code()).toArray(String[]::new))
                .param("contracts", texts(rows, ChargeGroup::contractNumber))
                .param("orders", texts(rows, ChargeGroup::purchaseOrder))
                .param(
                        "months",
                        texts(
                                rows,
                                group -> group.serviceMonth() == null
                                        ? null
                                        : group.serviceMonth().toString()))
                .param(
                        "children",
                        rows.stream()
                                .map(row -> row.getValue().child())
                                .map(child -> child == null ? null : child.value())
                                .toArray(UUID[]::new))
                .query((row, number) -> new Claimed(Sql.uuid(row, "draft_id"), row.getInt("charges")))
                .list();
    }

    private static JdbcClient.StatementSpec byMembers(JdbcClient.StatementSpec statement, List<Member> members) {
        return statement
                .param("members", ids(column(members, Member::customer)))
                .param("payers", ids(column(members, Member::payer)))
                .param(
                        "groupings",
                        column(members, member -> member.grouping().name()).toArray(String[]::new))
                .param("aparts", column(members, Member::apart).toArray(Boolean[]::new));
    }

    private static UUID[] ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(
            List<Map.Entry<UUID, ChargeGroup>> rows, Function<ChargeGroup, @Nullable String> value) {
        return rows.stream().map(row -> value.apply(row.getValue())).toArray(String[]::new);
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }
}
