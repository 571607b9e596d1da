package org.tallystick.contracts;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The drafts of contracts, and templates for them. */
@Repository
@Transactional
public class ContractDrafts {
    private final JdbcClient db;
    private final BusinessClock clock;

    ContractDrafts(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<ContractDraft> find(CompanyId company, ContractId contract) {
        return db.sql("""
                        select revision, effective_on, ends_on, terms
                        from contracts.contract_draft
                        where company_id = :company
                          and contract_id = :contract
                        """)
                .param("company", company.value())
                .param("contract", contract.value())
                .query((row, number) -> new ContractDraft(
                        contract,
                        row.getInt("revision"),
                        Sql.date(row, "effective_on"),
                        Sql.dateOrNull(row, "ends_on"),
                        TermsJson.read(Sql.text(row, "terms"))))
                .optional();
    }

    void insertContract(Caller caller, ContractId id, ContractInput input) {
        db.sql("""
                        insert into contracts.contract
                            (company_id, contract_id, number, customer_id, title, currency, made_at, made_by)
                        values (:company, :id, :number, :customer, :title, :currency, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", id.value())
                .param("number", input.number())
                .param("customer", input.customer().value())
                .param("title", input.title())
                .param("currency", input.currency().code())
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    void rename(CompanyId company, ContractId id, String title) {
        db.sql("""
                        update contracts.contract
                        set title = :title
                        where company_id = :company
                          and contract_id = :id
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .param("title", title)
                .update();
    }

    /** The draft takes the place of the one before, if there is one. */
    void put(Caller caller, ContractDraft draft) {
        db.sql("""
                        insert into contracts.contract_draft
                            (company_id, contract_id, revision, effective_on, ends_on, terms, changed_at, changed_by)
                        values (:company, :contract, :revision, :effective, :ends, :terms::jsonb, :now, :by)
                        on conflict (company_id, contract_id) do update
                        set revision = excluded.revision, effective_on = excluded.effective_on, ends_on = excluded.ends_on,
                            terms = excluded.terms, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("company", caller.company().value())
                .param("contract", draft.contract().value())
                .param("revision", draft.revision())
                .param("effective", draft.effectiveOn())
                .param("ends", draft.endsOn())
                .param("terms", TermsJson.write(draft.terms()))
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    boolean remove(CompanyId company, ContractId contract) {
        return db.sql("""
                                delete from contracts.contract_draft
                                where company_id = :company
                                  and contract_id = :contract
                                """)
                        .param("company", company.value())
                        .param("contract", contract.value())
                        .update()
                == 1;
    }
}
