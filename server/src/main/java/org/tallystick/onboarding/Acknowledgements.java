package org.tallystick.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Who accepted to pay, with terms and late fees. A duplicate that was merged keeps its own; the survivor has to sign too. */
@Repository
@Transactional(readOnly = true)
public class Acknowledgements {
    private static final String SELECT = """
            select a.acknowledgement_id, a.customer_id, a.request_id, r.payer, r.language, r.wording, r.sha256, a.way,
                   a.signer, a.signed_on, a.document_id, a.document_sha256, a.recorded_at, e.ended_on, e.reason
            from onboarding.acknowledgement a
            join onboarding.request r on r.company_id = a.company_id and r.request_id = a.request_id
            left join onboarding.acknowledgement_end e
              on e.company_id = a.company_id and e.acknowledgement_id = a.acknowledgement_id
            where a.company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    Acknowledgements(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What holds for a customer on a day. */
    public Optional<Acknowledgement> accepted(CompanyId company, CustomerId customer, LocalDate on) {
        return Optional.ofNullable(accepted(company, List.of(customer), on).get(customer));
    }

    /** The same for many in one pass; who accepted nothing is not in it. */
    public Map<CustomerId, Acknowledgement> accepted(
            CompanyId company, Collection<CustomerId> customers, LocalDate on) {
        return db
                .sql(SELECT + """
                          and a.customer_id = any(:customers)
                          and a.signed_on <= :on
                          and (e.ended_on is null or e.ended_on > :on)
                        order by a.signed_on, a.acknowledgement_id
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("on", on)
                .query(Acknowledgements::acknowledgement)
                .list()
                .stream()
                .collect(Collectors.toMap(Acknowledgement::customer, one -> one, (earlier, later) -> later));
    }

    /** All of a customer, the latest first. */
    public List<Acknowledgement> of(CompanyId company, CustomerId customer) {
        return db.sql(SELECT + "and a.customer_id = :customer order by a.acknowledgement_id desc")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(Acknowledgements::acknowledgement)
                .list();
    }

    /** All of many customers, ended ones too. */
    public List<Acknowledgement> ofAll(CompanyId company, Collection<CustomerId> customers) {
        return db.sql(SELECT + "and a.customer_id = any(:customers) order by a.acknowledgement_id")
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(Acknowledgements::acknowledgement)
                .list();
    }

    public Optional<Acknowledgement> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and a.acknowledgement_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Acknowledgements::acknowledgement)
                .optional();
    }

    /** A signature before it is on record. */
    record Signature(
            UUID id,
            SigningRequest request,
            Acknowledgement.Way way,
            String signer,
            LocalDate signedOn,
            UUID document,
            String documentSha256) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Caller caller, Signature signature) {
        db.sql("""
                        insert into onboarding.acknowledgement
                            (company_id, acknowledgement_id, customer_id, request_id, way, signer, signed_on, document_id,
                             document_sha256, recorded_at, recorded_by)
                        values (:company, :id, :customer, :request, :way, :signer, :on, :document, :sha256, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", signature.id())
                .param("customer", signature.request().customer().value())
                .param("request", signature.request().id())
                .param("way", signature.way().name())
                .param("signer", signature.signer())
                .param("on", signature.signedOn())
                .param("document", signature.document())
                .param("sha256", HexFormat.of().parseHex(signature.documentSha256()))
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    /** False when it has ended already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(Caller caller, UUID id, LocalDate on, String reason) {
        return db.sql("""
                        insert into onboarding.acknowledgement_end
                            (company_id, acknowledgement_id, ended_on, reason, recorded_at, recorded_by)
                        values (:company, :id, :on, :reason, :at, :by)
                        on conflict do nothing
                        """)
                        .param("company", caller.company().value())
                        .param("id", id)
                        .param("on", on)
                        .param("reason", reason)
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update()
                == 1;
    }

    private static Acknowledgement acknowledgement(ResultSet row, int number) throws SQLException {
        return new Acknowledgement(
                Sql.uuid(row, "acknowledgement_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.uuid(row, "request_id"),
                Sql.text(row, "payer"),
                Sql.text(row, "language"),
                row.getInt("wording"),
                hex(row, "sha256"),
                Acknowledgement.Way.valueOf(Sql.text(row, "way")),
                Sql.text(row, "signer"),
                Sql.date(row, "signed_on"),
                Sql.uuid(row, "document_id"),
                hex(row, "document_sha256"),
                Sql.instant(row, "recorded_at"),
                Sql.dateOrNull(row, "ended_on"),
                row.getString("reason"));
    }

    private static String hex(ResultSet row, String column) throws SQLException {
        return HexFormat.of().formatHex(Objects.requireNonNull(row.getBytes(column)));
    }
}
