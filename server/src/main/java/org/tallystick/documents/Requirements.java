package org.tallystick.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The rules about which documents charges need. */
@Repository
@Transactional(readOnly = true)
public class Requirements {
    private static final String SELECT = """
            select requirement_id, customer_id, kind, source, currency, least_minor, scope, valid_from, valid_until
            from documents.requirement
            where company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    Requirements(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Optional<DocumentRequirement> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and requirement_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Requirements::requirement)
                .optional();
    }

    /** Those of one customer, the latest first. */
    public List<DocumentRequirement> of(CompanyId company, CustomerId customer) {
        return db.sql(SELECT + "and customer_id = :customer order by valid_from desc, requirement_id")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(Requirements::requirement)
                .list();
    }

    /** Those of all customers, the latest first. */
    public List<DocumentRequirement> general(CompanyId company) {
        return db.sql(SELECT + "and customer_id is null order by valid_from desc, requirement_id")
                .param("company", company.value())
                .query(Requirements::requirement)
                .list();
    }

    /** Those that may concern any of the customers. */
    List<DocumentRequirement> concerning(CompanyId company, Collection<CustomerId> customers) {
        return db.sql(SELECT + """
                          and (customer_id is null or customer_id = any(:customers))
                        order by requirement_id
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(Requirements::requirement)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Caller caller, DocumentRequirement requirement) {
        Money least = requirement.least();
        CustomerId customer = requirement.customer();
        db.sql("""
                        insert into documents.requirement
                            (company_id, requirement_id, customer_id, kind, source, currency, least_minor, scope, valid_from,
                             valid_until, recorded_at, recorded_by)
                        values (:company, :id, :customer, :kind, :source, :currency, :least, :scope, :from, :until, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", requirement.id())
                .param("customer", customer == null ? null : customer.value())
                .param("kind", requirement.kind())
                .param("source", requirement.source())
                .param("currency", least == null ? null : least.currency().code())
                .param("least", least == null ? null : least.minor())
                .param("scope", requirement.scope().name())
                .param("from", requirement.validFrom())
                .param("until", requirement.validUntil())
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void end(Caller caller, UUID id, LocalDate until, String reason) {
        db.sql("""
                        update documents.requirement
                        set valid_until = :until, ended_by = :by, end_reason = :reason
                        where company_id = :company
                          and requirement_id = :id
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("until", until)
                .param("by", caller.actor().reference())
                .param("reason", reason)
                .update();
    }

    private static DocumentRequirement requirement(ResultSet row, int number) throws SQLException {
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        return new DocumentRequirement(
                Sql.uuid(row, "requirement_id"),
                customer == null ? null : new CustomerId(customer),
                Sql.text(row, "kind"),
                row.getString("source"),
                least(row),
                DocumentRequirement.Scope.valueOf(Sql.text(row, "scope")),
                Sql.date(row, "valid_from"),
                Sql.dateOrNull(row, "valid_until"));
    }

    private static @Nullable Money least(ResultSet row) throws SQLException {
        return row.getString("currency") == null ? null : Sql.money(row, "least_minor");
    }
}
