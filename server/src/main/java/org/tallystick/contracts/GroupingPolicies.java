package org.tallystick.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.contracts.GroupingPolicy.Children;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What was agreed with customers about what shares an invoice, in versions; nothing ever updates them. */
@Repository
@Transactional(readOnly = true)
public class GroupingPolicies {
    private final JdbcClient db;

    GroupingPolicies(JdbcClient db) {
        this.db = db;
    }

    /** All versions of a customer, the latest first. */
    public List<GroupingPolicy> of(CompanyId company, CustomerId customer) {
        return db.sql("""
                        select customer_id, version, valid_from, grouping, children, reason, recorded_at, recorded_by
                        from contracts.grouping_policy
                        where company_id = :company
                          and customer_id = :customer
                        order by version desc
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .query(GroupingPolicies::policy)
                .list();
    }

    /** Who is billed, and what shares an invoice, by all that holds on a day. */
    public BillingPlan plan(CompanyId company, LocalDate on, Grouping usual) {
        List<GroupingPolicy> inForce = db.sql("""
                        select distinct on (customer_id)
                               customer_id, version, valid_from, grouping, children, reason, recorded_at, recorded_by
                        from contracts.grouping_policy
                        where company_id = :company
                          and valid_from <= :on
                        order by customer_id, valid_from desc, version desc
                        """)
                .param("company", company.value())
                .param("on", on)
                .query(GroupingPolicies::policy)
                .list();
        List<CustomerId> paying = inForce.stream()
                .filter(policy -> policy.children() != Children.OWN)
                .map(GroupingPolicy::customer)
                .toList();
        return new BillingPlan(usual, inForce, paying.isEmpty() ? Map.of() : parents(company, paying));
    }

    private Map<CustomerId, CustomerId> parents(CompanyId company, Collection<CustomerId> paying) {
        Map<CustomerId, CustomerId> parents = new HashMap<>();
        db.sql("""
                        select customer_id, parent_id
                        from customers.customer
                        where company_id = :company
                          and parent_id = any(:parents)
                        """)
                .param("company", company.value())
                .param("parents", paying.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> parents.put(
                        new CustomerId(Sql.uuid(row, "customer_id")), new CustomerId(Sql.uuid(row, "parent_id"))))
                .list();
        return parents;
    }

    /** False when somebody else was faster. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(CompanyId company, GroupingPolicy policy) {
        Grouping grouping = policy.grouping();
        return db.sql("""
                        insert into contracts.grouping_policy
                            (company_id, customer_id, version, valid_from, grouping, children, reason, recorded_at, recorded_by)
                        values (:company, :customer, :version, :from, :grouping, :children, :reason, :at, :by)
                        on conflict do nothing
                        """)
                        .param("company", company.value())
                        .param("customer", policy.customer().value())
                        .param("version", policy.version())
                        .param("from", policy.validFrom())
                        .param("grouping", grouping == null ? null : grouping.name())
                        .param("children", policy.children().name())
                        .param("reason", policy.reason())
                        .param("at", Sql.moment(policy.recordedAt()))
                        .param("by", policy.recordedBy())
                        .update()
                == 1;
    }

    private static GroupingPolicy policy(ResultSet row, int number) throws SQLException {
        String grouping = row.getString("grouping");
        return new GroupingPolicy(
                new CustomerId(Sql.uuid(row, "customer_id")),
                row.getInt("version"),
                Sql.date(row, "valid_from"),
                grouping == null ? null : Grouping.valueOf(grouping),
                Children.valueOf(Sql.text(row, "children")),
                Sql.text(row, "reason"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"));
    }
}
