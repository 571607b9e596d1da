package org.tallystick.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Which payment terms were agreed with a customer, and from when on. */
@Repository
@Transactional(readOnly = true)
public class TermsVersions {
    private final JdbcClient db;

    TermsVersions(JdbcClient db) {
        this.db = db;
    }

    public record TermsVersion(int version, LocalDate validFrom, PaymentTerms terms, Instant recordedAt) {}

    /** The latest first. */
    public List<TermsVersion> of(CompanyId company, CustomerId customer) {
        return db.sql("""
                        select version, valid_from, terms, recorded_at
                        from customers.terms_version
                        where company_id = :company
                          and customer_id = :customer
                        order by version desc
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .query((row, number) -> new TermsVersion(
                        row.getInt("version"),
                        Sql.date(row, "valid_from"),
                        PaymentTerms.parse(Sql.text(row, "terms")),
                        Sql.instant(row, "recorded_at")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(CompanyId company, CustomerId customer, PaymentTerms terms, LocalDate from, Instant at) {
        db.sql("""
                        insert into customers.terms_version (company_id, customer_id, valid_from, version, terms, recorded_at)
                        select :company, :customer, :from, coalesce(max(version), 0) + 1, :terms, :at
                        from customers.terms_version
                        where company_id = :company
                          and customer_id = :customer
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("from", from)
                .param("terms", terms.toString())
                .param("at", Sql.moment(at))
                .update();
    }
}
