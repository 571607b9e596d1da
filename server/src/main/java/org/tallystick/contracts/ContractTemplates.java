package org.tallystick.contracts;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Named terms that new contracts of a company begin with. */
@Repository
@Transactional
public class ContractTemplates {
    private final JdbcClient db;
    private final BusinessClock clock;

    ContractTemplates(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<String> names(CompanyId company) {
        return db.sql("select name from contracts.template where company_id = :company order by name")
                .param("company", company.value())
                .query((row, number) -> Sql.text(row, "name"))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<ContractTerms> find(CompanyId company, String name) {
        return db.sql("select terms from contracts.template where company_id = :company and name = :name")
                .param("company", company.value())
                .param("name", name)
                .query((row, number) -> TermsJson.read(Sql.text(row, "terms")))
                .optional();
    }

    void put(Caller caller, String name, ContractTerms terms) {
        db.sql("""
                        insert into contracts.template (company_id, name, terms, changed_at, changed_by)
                        values (:company, :name, :terms::jsonb, :now, :by)
                        on conflict (company_id, name) do update
                        set terms = excluded.terms, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("company", caller.company().value())
                .param("name", name)
                .param("terms", TermsJson.write(terms))
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }
}
