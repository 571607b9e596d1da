package org.tallystick.invoicing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The drafts that wait for something, found by what they wait for. */
@Repository
@Transactional(readOnly = true)
class WaitingDrafts {
    private final JdbcClient db;
    private final Drafts drafts;

    WaitingDrafts(JdbcClient db, Drafts drafts) {
        this.db = db;
        this.drafts = drafts;
    }

    /** Locks the drafts that wait under one of the codes, of one customer or of all. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Draft> lock(CompanyId company, @Nullable CustomerId customer, List<String> codes, int limit) {
        List<UUID> ids = db.sql("""
                        select draft_id
                        from invoicing.draft
                        where company_id = :company
                          and parked_code = any(:codes)
                          and state = 'PARKED'
                          and (:customer::uuid is null or customer_id = :customer)
                        order by draft_id
                        limit :limit
                        for update
                        """)
                .param("company", company.value())
                .param("codes", codes.toArray(String[]::new))
                .param("customer", customer == null ? null : customer.value())
                .param("limit", limit)
                .query((row, number) -> Sql.uuid(row, "draft_id"))
                .list();
        return drafts.byIds(company, ids);
    }

    /** Whether any draft of a customer waits under one of the codes. */
    boolean isAny(CompanyId company, CustomerId customer, List<String> codes) {
        return db.sql("""
                        select exists (
                          select from invoicing.draft
                          where company_id = :company
                            and customer_id = :customer
                            and state = 'PARKED'
                            and parked_code = any(:codes))
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("codes", codes.toArray(String[]::new))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Locks the drafts of a run that wait and about which a rule warns. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Draft> lockWarned(CompanyId company, RunId run, String rule, int limit) {
        List<UUID> ids = db.sql("""
                        select draft_id
                        from invoicing.draft
                        where company_id = :company
                          and run_id = :run
                          and state = 'PARKED'
                          and exists (
                            select from scrubber.finding f
                            left join scrubber.acknowledgement a
                              on a.company_id = f.company_id and a.draft_id = f.draft_id and a.rule = f.rule
                             and a.words = sha256(convert_to(f.sentence, 'UTF8'))
                            where f.company_id = draft.company_id
                              and f.check_id = draft.check_id
                              and f.draft_id = draft.draft_id
                              and f.rule = :rule
                              and f.severity = 'WARN'
                              and a.draft_id is null)
                        order by draft_id
                        limit :limit
                        for update
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .param("rule", rule)
                .param("limit", limit)
                .query((row, number) -> Sql.uuid(row, "draft_id"))
                .list();
        return drafts.byIds(company, ids);
    }
}
