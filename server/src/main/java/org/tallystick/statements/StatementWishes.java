package org.tallystick.statements;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** How a company sends statements, and what its customers want instead; the highest version holds. */
@Repository
@Transactional(readOnly = true)
class StatementWishes {
    private final JdbcClient db;
    private final BusinessClock clock;

    StatementWishes(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    StatementPolicy policy(CompanyId company) {
        return db.sql("""
                        select version, monthly, style
                        from statements.policy
                        where company_id = :company
                        order by version desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> new StatementPolicy(
                        row.getInt("version"),
                        row.getBoolean("monthly"),
                        StatementStyle.valueOf(Sql.text(row, "style"))))
                .optional()
                .orElse(StatementPolicy.AT_FIRST);
    }

    /** Of those who chose. */
    Map<CustomerId, StatementDesk.Chosen> choices(CompanyId company, Collection<CustomerId> customers) {
        return db
                .sql("""
                        select distinct on (customer_id) customer_id, version, choice
                        from statements.choice
                        where company_id = :company
                          and customer_id = any(:customers)
                        order by customer_id, version desc
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        new StatementDesk.Chosen(
                                row.getInt("version"), StatementChoice.valueOf(Sql.text(row, "choice")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** False when there is a policy of this version already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Caller caller, StatementPolicy policy) {
        return db.sql("""
                                insert into statements.policy (company_id, version, monthly, style, recorded_at, recorded_by)
                                values (:company, :version, :monthly, :style, :at, :by)
                                on conflict do nothing
                                """)
                        .param("company", caller.company().value())
                        .param("version", policy.version())
                        .param("monthly", policy.monthly())
                        .param("style", policy.style().name())
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update()
                == 1;
    }

    /** False when the customer has a choice of this version already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Caller caller, CustomerId customer, StatementDesk.Chosen chosen) {
        return db.sql("""
                                insert into statements.choice
                                    (company_id, customer_id, version, choice, recorded_at, recorded_by)
                                values (:company, :customer, :version, :choice, :at, :by)
                                on conflict do nothing
                                """)
                        .param("company", caller.company().value())
                        .param("customer", customer.value())
                        .param("version", chosen.version())
                        .param("choice", chosen.choice().name())
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update()
                == 1;
    }
}
