package org.tallystick.contracts;

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
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.SignedLink;
import org.tallystick.platform.Sql;

/** The offers of a company, and the links under which they are signed. */
@Repository
@Transactional(readOnly = true)
public class Offers {
    private static final String COLUMNS = """
            select o.offer_id, o.contract_id, o.version, o.effective_on, o.ends_on, o.terms, o.text, o.sha256, o.expires_at,
                   o.withdrawn_at,
                   exists (select from contracts.signature s
                           where s.company_id = o.company_id and s.offer_id = o.offer_id) as signed
            from contracts.offer o
            where o.company_id = :company
            """;

    private final JdbcClient db;
    private final Companies companies;
    private final BusinessClock clock;

    Offers(JdbcClient db, Companies companies, BusinessClock clock) {
        this.db = db;
        this.companies = companies;
        this.clock = clock;
    }

    public Optional<Offer> find(CompanyId company, UUID id) {
        return db.sql(COLUMNS + "and o.offer_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Offers::offer)
                .optional();
    }

    /** The latest first. */
    public List<Offer> of(CompanyId company, ContractId contract) {
        return db.sql(COLUMNS + "and o.contract_id = :contract order by o.offer_id desc")
                .param("company", company.value())
                .param("contract", contract.value())
                .query(Offers::offer)
                .list();
    }

    /** The offer a link names; empty when the link is not ours. */
    public Optional<Offer> behind(CompanyId company, String token) {
        return key(company).flatMap(key -> SignedLink.read(key, token)).flatMap(link -> find(company, link.subject()));
    }

    /** The address of the page on which an offer is signed, below the address of this installation. */
    public String path(CompanyId company, Offer offer) {
        var link = new SignedLink(offer.id(), offer.expiresAt());
        return "/sign/" + companies.get(company).code() + "/"
                + link.token(key(company).orElseThrow());
    }

    private Optional<byte[]> key(CompanyId company) {
        return db.sql("select key from contracts.link_key where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> Objects.requireNonNull(row.getBytes("key")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Caller caller, Offer offer) {
        db.sql("""
                        insert into contracts.link_key (company_id, key)
                        values (:company, :key)
                        on conflict do nothing
                        """)
                .param("company", caller.company().value())
                .param("key", SignedLink.freshKey())
                .update();
        db.sql("""
                        insert into contracts.offer
                            (company_id, offer_id, contract_id, version, effective_on, ends_on, terms, text, sha256,
                             expires_at, made_at, made_by)
                        values (:company, :id, :contract, :version, :effective, :ends, :terms::jsonb, :text, :sha256,
                                :expires, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", offer.id())
                .param("contract", offer.contract().value())
                .param("version", offer.version())
                .param("effective", offer.effectiveOn())
                .param("ends", offer.endsOn())
                .param("terms", TermsJson.write(offer.terms()))
                .param("text", offer.text())
                .param("sha256", HexFormat.of().parseHex(offer.sha256()))
                .param("expires", Sql.moment(offer.expiresAt()))
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    /** Ends all links of a contract that nobody has signed; returns how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    int withdraw(CompanyId company, ContractId contract) {
        return db.sql("""
                        update contracts.offer o
                        set withdrawn_at = :now
                        where o.company_id = :company
                          and o.contract_id = :contract
                          and o.withdrawn_at is null
                          and not exists (select from contracts.signature s
                                          where s.company_id = o.company_id and s.offer_id = o.offer_id)
                        """)
                .param("company", company.value())
                .param("contract", contract.value())
                .param("now", Sql.moment(clock.now()))
                .update();
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                Sql.uuid(row, "offer_id"),
                new ContractId(Sql.uuid(row, "contract_id")),
                row.getInt("version"),
                Sql.date(row, "effective_on"),
                Sql.dateOrNull(row, "ends_on"),
                TermsJson.read(Sql.text(row, "terms")),
                Sql.text(row, "text"),
                HexFormat.of().formatHex(Objects.requireNonNull(row.getBytes("sha256"))),
                Sql.instant(row, "expires_at"),
                Sql.instantOrNull(row, "withdrawn_at"),
                row.getBoolean("signed"));
    }
}
