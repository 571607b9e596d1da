package org.tallystick.documents;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Moves required documents on; each step is written down beside the state it led to. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RequiredSteps {
    private final JdbcClient db;
    private final BusinessClock clock;

    RequiredSteps(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Locks those that are there, by id. */
    List<UUID> lock(CompanyId company, Collection<UUID> ids) {
        return db.sql("""
                        select required_id
                        from documents.required_document
                        where company_id = :company
                          and required_id = any(:ids)
                        order by required_id
                        for no key update
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> Sql.uuid(row, "required_id"))
                .list();
    }

    /** Locks what these charges wait for of a kind and is not settled. */
    List<UUID> lockOpen(CompanyId company, String kind, Collection<Billable> charges) {
        return db.sql("""
                        select required_id
                        from documents.required_document
                        where company_id = :company
                          and kind = :kind
                          and customer_id = any(:customers)
                          and subject = any(:subjects)
                          and state not in ('VALIDATED', 'WAIVED')
                          and dropped_on is null
                        order by required_id
                        for no key update
                        """)
                .param("company", company.value())
                .param("kind", kind)
                .param("customers", RequiredDocuments.customers(charges))
                .param("subjects", RequiredDocuments.subjects(charges))
                .query((row, number) -> Sql.uuid(row, "required_id"))
                .list();
    }

    /** A new document makes what was asked before, a waiver too, meaningless. */
    void receive(Caller caller, List<UUID> ids, UUID document) {
        db.sql("""
                        update documents.required_document
                        set state = 'RECEIVED', document_id = :document, waiver_asked_by = null, waiver_reason = null,
                            chase_on = null
                        where company_id = :company
                          and required_id = any(:ids)
                        """)
                .param("company", caller.company().value())
                .param("document", document)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        write(caller, ids, "RECEIVED", document, null);
    }

    void move(Caller caller, List<UUID> ids, RequiredDocument.State to, @Nullable String reason) {
        move(caller, ids, to, reason, null);
    }

    void move(
            Caller caller,
            List<UUID> ids,
            RequiredDocument.State to,
            @Nullable String reason,
            @Nullable LocalDate chaseOn) {
        db.sql("""
                        update documents.required_document
                        set state = :state, chase_on = :chaseOn::date
                        where company_id = :company
                          and required_id = any(:ids)
                        """)
                .param("company", caller.company().value())
                .param("state", to.name())
                .param("chaseOn", chaseOn)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        write(caller, ids, to.name(), null, reason);
    }

    void askWaiver(Caller caller, UUID id, String reason) {
        setWaiver(caller, id, caller.actor().reference(), reason);
        write(caller, List.of(id), "WAIVER_ASKED", null, reason);
    }

    void refuseWaiver(Caller caller, UUID id, String reason) {
        setWaiver(caller, id, null, null);
        write(caller, List.of(id), "WAIVER_REFUSED", null, reason);
    }

    void assign(CompanyId company, Collection<UUID> ids, UUID owner) {
        db.sql("""
                        update documents.required_document
                        set owner = :owner
                        where company_id = :company
                          and required_id = any(:ids)
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("owner", owner)
                .update();
    }

    private void setWaiver(Caller caller, UUID id, @Nullable String by, @Nullable String reason) {
        db.sql("""
                        update documents.required_document
                        set waiver_asked_by = :by, waiver_reason = :reason
                        where company_id = :company
                          and required_id = :id
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    private void write(Caller caller, List<UUID> ids, String what, @Nullable UUID document, @Nullable String reason) {
        db.sql("""
                        insert into documents.required_step
                            (company_id, required_id, step, what, document_id, reason, recorded_at, recorded_by)
                        select :company, moved.required_id,
                               (select coalesce(max(s.step), 0) + 1
                                from documents.required_step s
                                where s.company_id = :company
                                  and s.required_id = moved.required_id),
                               :what, :document, :reason, :now, :by
                        from unnest(:ids::uuid[]) as moved (required_id)
                        """)
                .param("company", caller.company().value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("what", what)
                .param("document", document)
                .param("reason", reason)
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }
}
