package org.tallystick.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.SignedLink;
import org.tallystick.platform.Sql;

/** What customers were asked to sign, and the links under which they do. */
@Repository
@Transactional(readOnly = true)
public class SigningRequests {
    private static final String COLUMNS = """
            select r.request_id, r.customer_id, r.payer, r.language, r.wording, r.text, r.sha256, r.expires_at,
                   r.withdrawn_at,
                   exists (select from onboarding.acknowledgement a
                           where a.company_id = r.company_id and a.request_id = r.request_id) as signed
            from onboarding.request r
            where r.company_id = :company
            """;

    private final JdbcClient db;
    private final Companies companies;
    private final BusinessClock clock;

    SigningRequests(JdbcClient db, Companies companies, BusinessClock clock) {
        this.db = db;
        this.companies = companies;
        this.clock = clock;
    }

    public Optional<SigningRequest> find(CompanyId company, UUID id) {
        return db.sql(COLUMNS + "and r.request_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(SigningRequests::request)
                .optional();
    }

    /** The latest first. */
    public List<SigningRequest> of(CompanyId company, CustomerId customer) {
        return db.sql(COLUMNS + "and r.customer_id = :customer order by r.request_id desc")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(SigningRequests::request)
                .list();
    }

    /** The request a link names; empty when the link is not ours. */
    public Optional<SigningRequest> behind(CompanyId company, String token) {
        return key(company).flatMap(key -> SignedLink.read(key, token)).flatMap(link -> find(company, link.subject()));
    }

    /** The address of the page on which it is signed, below the address of this installation. */
    public String path(CompanyId company, SigningRequest request) {
        var link = new SignedLink(request.id(), request.expiresAt());
        return "/sign/" + companies.get(company).code() + "/terms/"
                + link.token(key(company).orElseThrow());
    }

    private Optional<byte[]> key(CompanyId company) {
        return db.sql("select key from onboarding.link_key where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> Objects.requireNonNull(row.getBytes("key")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Caller caller, SigningRequest request) {
        db.sql("""
                        insert into onboarding.link_key (company_id, key)
                        values (:company, :key)
                        on conflict do nothing
                        """)
                .param("company", caller.company().value())
                .param("key", SignedLink.freshKey())
                .update();
        db.sql("""
                        insert into onboarding.request
                            (company_id, request_id, customer_id, payer, language, wording, text, sha256, expires_at,
                             made_at, made_by)
                        values (:company, :id, :customer, :payer, :language, :wording, :text, :sha256, :expires, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", request.id())
                .param("customer", request.customer().value())
                .param("payer", request.payer())
                .param("language", request.language())
                .param("wording", request.wording())
                .param("text", request.text())
                .param("sha256", HexFormat.of().parseHex(request.sha256()))
                .param("expires", Sql.moment(request.expiresAt()))
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    /** Ends all links of a customer that nobody has signed; returns how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    int withdraw(CompanyId company, CustomerId customer) {
        return db.sql("""
                        update onboarding.request r
                        set withdrawn_at = :now
                        where r.company_id = :company
                          and r.customer_id = :customer
                          and r.withdrawn_at is null
                          and not exists (select from onboarding.acknowledgement a
                                          where a.company_id = r.company_id and a.request_id = r.request_id)
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("now", Sql.moment(clock.now()))
                .update();
    }

    private static SigningRequest request(ResultSet row, int number) throws SQLException {
        return new SigningRequest(
                Sql.uuid(row, "request_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "payer"),
                Sql.text(row, "language"),
                row.getInt("wording"),
                Sql.text(row, "text"),
                HexFormat.of().formatHex(Objects.requireNonNull(row.getBytes("sha256"))),
                Sql.instant(row, "expires_at"),
                Sql.instantOrNull(row, "withdrawn_at"),
                row.getBoolean("signed"));
    }
}
