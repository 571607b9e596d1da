package org.tallystick.onboarding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Who is being onboarded: whose latest step is a beginning. */
@Repository
@Transactional(readOnly = true)
class Steps {
    static final String BEGUN = "BEGUN";
    static final String ACTIVATED = "ACTIVATED";

    private final JdbcClient db;
    private final BusinessClock clock;

    Steps(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Since when those of the customers are being onboarded who are; the others are active. */
    Map<CustomerId, LocalDate> begun(CompanyId company, Collection<CustomerId> customers) {
        return db
                .sql("""
                        select customer_id, recorded_on
                        from (select distinct on (customer_id) customer_id, kind, recorded_on
                              from onboarding.step
                              where company_id = :company
                                and customer_id = any(:customers)
                              order by customer_id, step desc) latest
                        where kind = 'BEGUN'
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(new CustomerId(Sql.uuid(row, "customer_id")), Sql.date(row, "recorded_on")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All who are being onboarded, the longest first. */
    List<CustomerId> waiting(CompanyId company, int limit) {
        return db.sql("""
                        select customer_id
                        from (select distinct on (s.customer_id) s.customer_id, s.kind, s.recorded_at
                              from onboarding.step s
                              join customers.customer c
                                on c.company_id = s.company_id and c.customer_id = s.customer_id
                              where s.company_id = :company
                                and c.archived_on is null
                                and c.merged_into is null
                              order by s.customer_id, s.step desc) latest
                        where kind = 'BEGUN'
                        order by recorded_at, customer_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("limit", limit)
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    /** Customers of whom an item is open again, the longest first. */
    List<CustomerId> reopened(CompanyId company, int limit) {
        return db.sql("""
                        select customer_id
                        from (select distinct on (s.customer_id, s.item) s.customer_id, s.settled, s.recorded_at
                              from onboarding.item_step s
                              join customers.customer c
                                on c.company_id = s.company_id and c.customer_id = s.customer_id
                              where s.company_id = :company
                                and c.archived_on is null
                                and c.merged_into is null
                              order by s.customer_id, s.item, s.step desc) latest
                        where not settled
                        group by customer_id
                        order by min(recorded_at), customer_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("limit", limit)
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Caller caller, CustomerId customer, String kind, @Nullable String reason) {
        db.sql("""
                        insert into onboarding.step
                            (company_id, customer_id, step, kind, reason, recorded_on, recorded_at, recorded_by)
                        select :company, :customer, coalesce(max(step), 0) + 1, :kind, :reason,
                               :on, :at, :by
                        from onboarding.step
                        where company_id = :company
                          and customer_id = :customer
                        """)
                .param("company", caller.company().value())
                .param("customer", customer.value())
                .param("kind", kind)
                .param("reason", reason)
                .param("on", clock.today(caller.company()))
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }
}
