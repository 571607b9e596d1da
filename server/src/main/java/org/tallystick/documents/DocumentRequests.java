package org.tallystick.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** What customers were asked for, and when. */
@Repository
@Transactional(readOnly = true)
public class DocumentRequests {
    private final JdbcClient db;
    private final RequiredDocuments required;
    private final BusinessClock clock;

    DocumentRequests(JdbcClient db, RequiredDocuments required, BusinessClock clock) {
        this.db = db;
        this.required = required;
        this.clock = clock;
    }

    /** With what is missing now: what came, was waived or is not needed any more is left out. */
    public Optional<DocumentRequest> find(CompanyId company, UUID id) {
        return db.sql("""
                        select request_id, customer_id, asked_on
                        from documents.request
                        where company_id = :company
                          and request_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new DocumentRequest(
                        Sql.uuid(row, "request_id"),
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.date(row, "asked_on"),
                        required.missingOf(company, id)))
                .optional();
    }

    /** Asked for before, not come, and due to be asked for again; those asked for often enough are left to a person. */
    List<UUID> due(CompanyId company, LocalDate day, int mostTimes, int limit) {
        return db.sql("""
                        select q.required_id
                        from documents.required_document q
                        where q.company_id = :company
                          and q.state = 'REQUESTED'
                          and q.dropped_on is null
                          and q.waiver_asked_by is null
                          and q.chase_on <= :day
                          and (select count(*)
                               from documents.request_item i
                               where i.company_id = q.company_id
                                 and i.required_id = q.required_id) < :most
                        order by q.chase_on, q.required_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("day", day)
                .param("most", mostTimes)
                .param("limit", limit)
                .query((row, number) -> Sql.uuid(row, "required_id"))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID insert(Caller caller, CustomerId customer, List<UUID> items) {
        UUID id = Ids.next();
        CompanyId company = caller.company();
        db.sql("""
                        insert into documents.request (company_id, request_id, customer_id, asked_on, asked_at, asked_by)
                        values (:company, :id, :customer, :on, :now, :by)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("customer", customer.value())
                .param("on", clock.today(company))
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        db.sql("""
                        insert into documents.request_item (company_id, request_id, required_id)
                        select :company, :id, item
                        from unnest(:items::uuid[]) as item
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("items", items.toArray(UUID[]::new))
                .update();
        return id;
    }
}
