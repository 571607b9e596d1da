package org.tallystick.einvoices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The editions of documents; the latest one counts. */
@Repository
@Transactional(readOnly = true)
class Editions {
    private final JdbcClient db;

    Editions(JdbcClient db) {
        this.db = db;
    }

    /** The latest edition of a document, known by any of its ids. */
    public Optional<Edition> latest(CompanyId company, Collection<UUID> subjects) {
        return db.sql("""
                        select edition_id, subject_id, customer_id, form, buyer_version, coalesce(seller_version, 0) as seller_version,
                               bank_account_id, made_at
                        from einvoices.edition
                        where company_id = :company
                          and subject_id = any(:subjects)
                        order by made_at desc, edition_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(Editions::edition)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(Caller caller, DocumentType type, Edition edition, Verdict verdict) {
        db.sql("""
                        insert into einvoices.edition
                            (company_id, edition_id, subject_type, subject_id, customer_id, form, buyer_version,
                             seller_version, bank_account_id, sha256, rules, made_at, made_by)
                        values (:company, :id, :type, :subject, :customer, :form, :buyer, nullif(:seller, 0), :bank, :hash,
                                :rules, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", edition.id())
                .param("type", type.name())
                .param("subject", edition.subject())
                .param("customer", edition.customer().value())
                .param("form", edition.form().name())
                .param("buyer", edition.buyerVersion())
                .param("seller", edition.sellerVersion())
                .param("bank", edition.bankAccount())
                .param("hash", verdict.hash())
                .param("rules", verdict.rules())
                .param("at", Sql.moment(edition.madeAt()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static Edition edition(ResultSet row, int number) throws SQLException {
        return new Edition(
                Sql.uuid(row, "edition_id"),
                Sql.uuid(row, "subject_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                EInvoiceForm.valueOf(Sql.text(row, "form")),
                row.getInt("buyer_version"),
                row.getInt("seller_version"),
                Sql.uuidOrNull(row, "bank_account_id"),
                Sql.instant(row, "made_at"));
    }
}
