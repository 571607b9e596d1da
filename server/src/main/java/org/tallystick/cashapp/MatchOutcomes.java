package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.Judged.Settled;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;

/** What became of decisions: append-only, the latest of a payment and rule counts. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MatchOutcomes {
    private final JdbcClient db;
    private final BusinessClock clock;

    MatchOutcomes(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Something people made of a decision. */
    record Made(Judged of, Judged.Kind kind, boolean isCase, boolean wrongCustomer) {}

    /** The latest decision about each payment, when it found something; those from before evidence was kept are left out. */
    List<Judged> latest(CompanyId company, Collection<PaymentId> payments) {
        return db.sql("""
                        select d.decision_id, d.payment_id, d.rule, d.outcome, e.guards, o.outcome as last,
                               coalesce(o.wrong_customer, false) as wrong_customer, s.items, s.cash, s.customers
                        from unnest(:payments::uuid[]) as asked (payment_id)
                        cross join lateral (select decision_id, payment_id, rule, outcome
                                            from cashapp.match_decision
                                            where company_id = :company and payment_id = asked.payment_id
                                            order by decided_at desc, decision_id desc
                                            limit 1) d
                        join cashapp.match_evidence e on e.company_id = :company and e.decision_id = d.decision_id
                        cross join lateral (select array_agg(m.open_item_id) as items, array_agg(m.cash_minor) as cash,
                                                   array_agg(distinct i.customer_id) as customers
                                            from cashapp.match_slice m
                                            join receivables.open_item i
                                              on i.company_id = m.company_id and i.open_item_id = m.open_item_id
                                            where m.company_id = :company and m.decision_id = d.decision_id and m.way = 1
                                              and m.cash_minor <> 0) s
                        left join lateral (select outcome, wrong_customer
                                           from cashapp.match_outcome
                                           where company_id = :company and decision_id = d.decision_id
                                           order by outcome_id desc
                                           limit 1) o on true
                        where d.outcome <> 'NONE' and s.items is not null
                        """)
                .param("company", company.value())
                .param("payments", uuids(payments))
                .query((row, number) -> judged(row))
                .list();
    }

    private static Judged judged(ResultSet row) throws SQLException {
        String last = row.getString("last");
        List<String> guards = Arrays.asList((String[]) row.getArray("guards").getArray());
        return new Judged(
                Sql.uuid(row, "decision_id"),
                new PaymentId(Sql.uuid(row, "payment_id")),
                MatchRule.named(Sql.text(row, "rule")),
                Sql.text(row, "outcome").equals("AUTO"),
                guards.stream().allMatch(Grounds.NOT_PROMOTED::equals),
                last == null ? null : Judged.Kind.valueOf(last),
                row.getBoolean("wrong_customer"),
                cash(row),
                customers(row));
    }

    /** What the payments settle now, credits they took along included. */
    Map<PaymentId, Settled> settled(CompanyId company, Collection<PaymentId> payments) {
        Map<PaymentId, Settled> settled = new HashMap<>();
        db.sql("""
                        with part as (
                          select payment_id, open_item_id as item, amount_minor
                          from receivables.allocation
                          where company_id = :company and payment_id = any(:payments)
                          union all
                          select granted_with_id, open_item_id, amount_minor
                          from receivables.allocation
                          where company_id = :company and granted_with_id = any(:payments) and kind = 'CREDIT'
                          union all
                          select granted_with_id, credit_item_id, -amount_minor
                          from receivables.allocation
                          where company_id = :company and granted_with_id = any(:payments) and kind = 'CREDIT'
                        ),
                        settled as (
                          select payment_id, item, sum(amount_minor)::bigint as cash
                          from part
                          group by payment_id, item
                          having sum(amount_minor) <> 0
                        )
                        select s.payment_id, array_agg(s.item) as items, array_agg(s.cash) as cash,
                               array_agg(distinct i.customer_id) as customers, p.unapplied_minor = 0 as used_up
                        from settled s
                        join receivables.open_item i on i.company_id = :company and i.open_item_id = s.item
                        join payments.payment p on p.company_id = :company and p.payment_id = s.payment_id
                        group by s.payment_id, p.unapplied_minor
                        """)
                .param("company", company.value())
                .param("payments", uuids(payments))
                .query((row, number) -> Map.entry(
                        new PaymentId(Sql.uuid(row, "payment_id")),
                        new Settled(cash(row), customers(row), row.getBoolean("used_up"))))
                .list()
                .forEach(entry -> settled.put(entry.getKey(), entry.getValue()));
        return settled;
    }

    private static Map<OpenItemId, Long> cash(ResultSet row) throws SQLException {
        UUID[] items = (UUID[]) row.getArray("items").getArray();
        Long[] amounts = (Long[]) row.getArray("cash").getArray();
        Map<OpenItemId, Long> cash = new HashMap<>();
        for (int i = 0; i < items.length; i++) {
            cash.merge(new OpenItemId(items[i]), amounts[i], Math::addExact);
        }
        return cash;
    }

    private static Set<CustomerId> customers(ResultSet row) throws SQLException {
        Set<CustomerId> customers = new HashSet<>();
        for (UUID id : (UUID[]) row.getArray("customers").getArray()) {
            customers.add(new CustomerId(id));
        }
        return customers;
    }

    void insert(Caller caller, List<Made> made, @Nullable String reason) {
        db.sql("""
                        insert into cashapp.match_outcome
                            (company_id, outcome_id, decision_id, payment_id, rule, rule_version, outcome, is_case, is_right,
                             wrong_customer, reason, recorded_at, recorded_by)
                        select :company, outcome_id, decision_id, payment_id, rule, rule_version, outcome, is_case,
                               outcome = 'CONFIRMED', wrong_customer, :reason::text, :at, :by
                        from unnest(:ids::uuid[], :decisions::uuid[], :payments::uuid[], :rules::text[], :versions::int[],
                                    :outcomes::text[], :cases::boolean[], :wrong::boolean[])
                             as made (outcome_id, decision_id, payment_id, rule, rule_version, outcome, is_case,
                                      wrong_customer)
                        """)
                .param("company", caller.company().value())
                .param("ids", made.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param(
                        "decisions",
                        made.stream().map(one -> one.of().decision()).toArray(UUID[]::new))
                .param(
                        "payments",
                        made.stream().map(one -> one.of().payment().value()).toArray(UUID[]::new))
                .param("rules", made.stream().map(one -> one.of().rule().id()).toArray(String[]::new))
                .param(
                        "versions",
                        made.stream().mapToInt(one -> one.of().rule().version()).toArray())
                .param("outcomes", made.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .param("cases", made.stream().map(Made::isCase).toArray(Boolean[]::new))
                .param("wrong", made.stream().map(Made::wrongCustomer).toArray(Boolean[]::new))
                .param("reason", reason)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static UUID[] uuids(Collection<PaymentId> payments) {
        return payments.stream().map(PaymentId::value).toArray(UUID[]::new);
    }
}
