package org.tallystick.exemptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The certificates of customers. */
@Repository
@Transactional(readOnly = true)
public class Certificates {
    private static final String SELECT = """
            select c.certificate_id, c.customer_id, c.category, c.jurisdiction, c.number, c.reason_code, c.reason,
                   c.valid_from, c.valid_until, c.document_id, e.ended_on, e.reason as end_reason
            from exemptions.certificate c
            left join exemptions.certificate_end e
              on e.company_id = c.company_id and e.certificate_id = c.certificate_id
            where c.company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    Certificates(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Optional<Certificate> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and c.certificate_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Certificates::certificate)
                .optional();
    }

    /** Of each customer the one that ends last comes first. */
    public Map<CustomerId, List<Certificate>> of(CompanyId company, Collection<CustomerId> customers) {
        return db
                .sql(SELECT + """
                        and c.customer_id = any(:customers)
                        order by c.valid_until desc nulls first, c.valid_from desc, c.certificate_id
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(Certificates::certificate)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Certificate::customer));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Caller caller, Certificate certificate) {
        db.sql("""
                        insert into exemptions.certificate
                            (company_id, certificate_id, customer_id, category, jurisdiction, number, reason_code, reason,
                             valid_from, valid_until, document_id, recorded_at, recorded_by)
                        values (:company, :id, :customer, :category, :jurisdiction, :number, :code, :reason, :from, :until,
                                :document, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", certificate.id())
                .param("customer", certificate.customer().value())
                .param("category", certificate.category())
                .param("jurisdiction", certificate.jurisdiction().code())
                .param("number", certificate.number())
                .param("code", certificate.reasonCode())
                .param("reason", certificate.reason())
                .param("from", certificate.validFrom())
                .param("until", certificate.validUntil())
                .param("document", certificate.document())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    /** False when it is ended already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(Caller caller, UUID id, LocalDate on, String reason) {
        return db.sql("""
                        insert into exemptions.certificate_end
                            (company_id, certificate_id, ended_on, reason, recorded_at, recorded_by)
                        values (:company, :id, :on, :reason, :at, :by)
                        on conflict do nothing
                        """)
                        .param("company", caller.company().value())
                        .param("id", id)
                        .param("on", on)
                        .param("reason", reason)
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update()
                == 1;
    }

    private static Certificate certificate(ResultSet row, int number) throws SQLException {
        return new Certificate(
                Sql.uuid(row, "certificate_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "category"),
                new Jurisdiction(Sql.text(row, "jurisdiction")),
                Sql.text(row, "number"),
                Sql.text(row, "reason_code"),
                Sql.text(row, "reason"),
                Sql.date(row, "valid_from"),
                Sql.dateOrNull(row, "valid_until"),
                Sql.uuidOrNull(row, "document_id"),
                Sql.dateOrNull(row, "ended_on"),
                row.getString("end_reason"));
    }
}
