package org.tallystick.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/** The signed versions of contracts. */
@Repository
@Transactional(readOnly = true)
public class ContractVersions {
    private static final String COLUMNS = """
            select v.contract_id, v.version, v.effective_on, v.ends_on, v.terms, s.way, s.signer, s.signed_on, s.sha256,
                   s.document_id
            from contracts.contract_version v
            join contracts.signature s
              on s.company_id = v.company_id and s.contract_id = v.contract_id and s.version = v.version
            where v.company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    ContractVersions(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The latest first. */
    public List<ContractVersion> of(CompanyId company, ContractId contract) {
        return db.sql(COLUMNS + "and v.contract_id = :contract order by v.version desc")
                .param("company", company.value())
                .param("contract", contract.value())
                .query(ContractVersions::version)
                .list();
    }

    public Optional<ContractVersion> find(CompanyId company, ContractId contract, int version) {
        return of(company, contract).stream()
                .filter(found -> found.version() == version)
                .findFirst();
    }

    /** The last day that somebody set; what a version says of its own end is left aside. */
    Optional<LocalDate> ended(CompanyId company, ContractId contract) {
        return db.sql("""
                        select ends_on
                        from contracts.contract_end
                        where company_id = :company
                          and contract_id = :contract
                        """)
                .param("company", company.value())
                .param("contract", contract.value())
                .query((row, number) -> Sql.date(row, "ends_on"))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Caller caller, ContractVersion version, @Nullable UUID offer) {
        db.sql("""
                        insert into contracts.contract_version
                            (company_id, contract_id, version, effective_on, ends_on, terms, recorded_at, recorded_by)
                        values (:company, :contract, :version, :effective, :ends, :terms::jsonb, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("contract", version.contract().value())
                .param("version", version.version())
                .param("effective", version.effectiveOn())
                .param("ends", version.endsOn())
                .param("terms", TermsJson.write(version.terms()))
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        ContractVersion.Signature signature = version.signature();
        db.sql("""
                        insert into contracts.signature
                            (company_id, contract_id, version, way, signer, signed_on, sha256, document_id, offer_id,
                             recorded_at, recorded_by)
                        values (:company, :contract, :version, :way, :signer, :on, :sha256, :document, :offer, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("contract", version.contract().value())
                .param("version", version.version())
                .param("way", signature.way().name())
                .param("signer", signature.signer())
                .param("on", signature.signedOn())
                .param("sha256", HexFormat.of().parseHex(signature.sha256()))
                .param("document", signature.document())
                .param("offer", offer)
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void end(Caller caller, ContractId contract, LocalDate endsOn, String reason) {
        db.sql("""
                        insert into contracts.contract_end
                            (company_id, contract_id, ends_on, reason, recorded_at, recorded_by)
                        values (:company, :contract, :ends, :reason, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("contract", contract.value())
                .param("ends", endsOn)
                .param("reason", reason)
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static ContractVersion version(ResultSet row, int number) throws SQLException {
        return new ContractVersion(
                new ContractId(Sql.uuid(row, "contract_id")),
                row.getInt("version"),
                Sql.date(row, "effective_on"),
                Sql.dateOrNull(row, "ends_on"),
                TermsJson.read(Sql.text(row, "terms")),
                new ContractVersion.Signature(
                        ContractVersion.Way.valueOf(Sql.text(row, "way")),
                        Sql.text(row, "signer"),
                        Sql.date(row, "signed_on"),
                        HexFormat.of().formatHex(Objects.requireNonNull(row.getBytes("sha256"))),
                        Sql.uuid(row, "document_id")));
    }
}
