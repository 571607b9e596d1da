package org.tallystick.collections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Which policy holds for whom: what was recorded last and has begun. A customer goes before their kind, that before everybody. */
@Repository
@Transactional(readOnly = true)
public class Assignments {
    private static final String SELECT = """
            select assignment_id, customer_id, kind, from_on, policy_id, inherits, reason, recorded_by
            from collections.assignment
            where company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    Assignments(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What holds on a day for kinds and for everybody, the latest word of each. */
    public List<Assigned> general(CompanyId company, LocalDate day) {
        return db.sql("select distinct on (kind) * from (" + SELECT + """
                          and customer_id is null
                          and from_on <= :day
                        ) a
                        order by kind nulls first, assignment_id desc
                        """)
                .param("company", company.value())
                .param("day", day)
                .query(Assignments::assigned)
                .list();
    }

    /** The same of single customers; who has nothing of their own is left out. */
    public Map<CustomerId, Assigned> own(CompanyId company, Collection<CustomerId> customers, LocalDate day) {
        Map<CustomerId, Assigned> found = new HashMap<>();
        db.sql(SELECT + """
                          and customer_id = any(:customers)
                          and from_on <= :day
                        order by assignment_id
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("day", day)
                .query(Assignments::assigned)
                .list()
                .forEach(one -> found.put(Objects.requireNonNull(one.customer()), one));
        found.values().removeIf(Assigned::inherits);
        return found;
    }

    /** What of these holds for a customer; empty: nobody ever said how they are dunned. */
    static Optional<Assigned> of(Customer customer, Map<CustomerId, Assigned> own, List<Assigned> general) {
        return Optional.ofNullable(own.get(customer.id()))
                .or(() -> general.stream()
                        .filter(one -> one.kind() == customer.profile().kind() && !one.inherits())
                        .findFirst())
                .or(() -> general.stream()
                        .filter(one -> one.kind() == null && !one.inherits())
                        .findFirst());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Caller caller, Assigned assigned) {
        CustomerId customer = assigned.customer();
        CustomerKind kind = assigned.kind();
        db.sql("""
                        insert into collections.assignment
                            (company_id, assignment_id, customer_id, kind, from_on, policy_id, inherits, reason, recorded_at,
                             recorded_by)
                        values (:company, :id, :customer, :kind, :from, :policy, :inherits, :reason, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", assigned.id())
                .param("customer", customer == null ? null : customer.value())
                .param("kind", kind == null ? null : kind.name())
                .param("from", assigned.from())
                .param("policy", assigned.policy())
                .param("inherits", assigned.inherits())
                .param("reason", assigned.reason())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static Assigned assigned(ResultSet row, int number) throws SQLException {
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        String kind = row.getString("kind");
        return new Assigned(
                Sql.uuid(row, "assignment_id"),
                customer == null ? null : new CustomerId(customer),
                kind == null ? null : CustomerKind.valueOf(kind),
                Sql.date(row, "from_on"),
                Sql.uuidOrNull(row, "policy_id"),
                row.getBoolean("inherits"),
                row.getString("reason"),
                Sql.text(row, "recorded_by"));
    }
}
