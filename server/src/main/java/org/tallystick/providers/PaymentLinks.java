package org.tallystick.providers;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.SignedLink;

/**
 * Signs the links of payment requests with a key of the company and reads them back. A link names the request and when it
 * ends; whoever changes a character of it gets nothing.
 */
@Repository
@Transactional(readOnly = true)
public class PaymentLinks {
    private final JdbcClient db;
    private final Companies companies;

    PaymentLinks(JdbcClient db, Companies companies) {
        this.db = db;
        this.companies = companies;
    }

    /** The address of a request's page, below the address of this installation. */
    public String path(CompanyId company, PaymentRequest request) {
        var link = new SignedLink(request.id(), request.expiresAt());
        return "/pay/" + companies.get(company).code() + "/"
                + link.token(storedKey(company).orElseThrow());
    }

    /** The request a link names; empty when it is not ours. That it has ended is for the page to say. */
    public Optional<UUID> read(CompanyId company, String token) {
        return storedKey(company).flatMap(key -> SignedLink.read(key, token)).map(SignedLink::subject);
    }

    /** Gives the company its key, unless it has one. */
    @Transactional(propagation = Propagation.MANDATORY)
    void prepare(CompanyId company) {
        byte[] fresh = SignedLink.freshKey();
        db.sql("""
                        insert into providers.link_key (company_id, key)
                        values (:company, :key)
                        on conflict do nothing
                        """).param("company", company.value()).param("key", fresh).update();
    }

    private Optional<byte[]> storedKey(CompanyId company) {
        return db.sql("select key from providers.link_key where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> Objects.requireNonNull(row.getBytes("key")))
                .optional();
    }
}
