package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.bankfiles.nacha.RoutingNumber;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** The changes of mandates that banks proposed, and what was decided. */
@Repository
@Transactional(readOnly = true)
public class MandateChanges {
    private static final String SELECT = """
            select c.change_id, c.mandate_id, c.code, c.routing_number, c.account_number, c.account_kind, c.proposed_at,
                   c.state, c.reason
            from payments.mandate_change c
            where c.company_id = :company
            """;

    private final JdbcClient db;

    MandateChanges(JdbcClient db) {
        this.db = db;
    }

    /** Those of a customer's mandates that wait for a decision, the first proposed first. */
    public List<MandateChange> waiting(CompanyId company, CustomerId customer) {
        return db.sql(SELECT + """
                          and c.state = 'PROPOSED'
                          and c.mandate_id in (select m.mandate_id
                                               from payments.mandate m
                                               where m.company_id = :company
                                                 and m.customer_id = :customer)
                        order by c.proposed_at, c.change_id
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .query(MandateChanges::change)
                .list();
    }

    /** The customers of whose mandates a change waits for a decision. */
    public List<CustomerId> customersWaiting(CompanyId company) {
        return db.sql("""
                        select distinct m.customer_id
                        from payments.mandate_change c
                        join payments.mandate m on m.company_id = c.company_id and m.mandate_id = c.mandate_id
                        where c.company_id = :company
                          and c.state = 'PROPOSED'
                        order by m.customer_id
                        """)
                .param("company", company.value())
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    public Optional<MandateChange> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and c.change_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(MandateChanges::change)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<MandateChange> lock(CompanyId company, UUID id) {
        return db.sql(SELECT + "and c.change_id = :id for no key update")
                .param("company", company.value())
                .param("id", id)
                .query(MandateChanges::change)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, UUID mandate, MandateChange.Correction correction, Instant at, String by) {
        RoutingNumber bank = correction.bank();
        AccountKind kind = correction.kind();
        db.sql("""
                        insert into payments.mandate_change
                            (company_id, change_id, mandate_id, code, routing_number, account_number, account_kind,
                             proposed_at, proposed_by, state)
                        values (:company, :id, :mandate, :code, :routing, :number, :kind, :at, :by, 'PROPOSED')
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("mandate", mandate)
                .param("code", correction.code())
                .param("routing", bank == null ? null : bank.value())
                .param("number", correction.number())
                .param("kind", kind == null ? null : kind.name())
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void accept(CompanyId company, UUID id, AchAccount before, Instant at, String by) {
        db.sql("""
                        update payments.mandate_change
                        set state = 'ACCEPTED', decided_at = :at, decided_by = :by, previous_routing_number = :routing,
                            previous_account_number = :number, previous_account_kind = :kind
                        where company_id = :company
                          and change_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("routing", before.bank().value())
                .param("number", before.number())
                .param("kind", before.kind().name())
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void reject(CompanyId company, UUID id, String reason, Instant at, String by) {
        db.sql("""
                        update payments.mandate_change
                        set state = 'REJECTED', decided_at = :at, decided_by = :by, reason = :reason
                        where company_id = :company
                          and change_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("reason", reason)
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
    }

    private static MandateChange change(ResultSet row, int number) throws SQLException {
        @Nullable String routing = row.getString("routing_number");
        @Nullable String kind = row.getString("account_kind");
        return new MandateChange(
                Sql.uuid(row, "change_id"),
                Sql.uuid(row, "mandate_id"),
                new MandateChange.Correction(
                        Sql.text(row, "code"),
                        routing == null ? null : new RoutingNumber(routing),
                        row.getString("account_number"),
                        kind == null ? null : AccountKind.valueOf(kind)),
                Sql.instant(row, "proposed_at"),
                MandateChange.State.valueOf(Sql.text(row, "state")),
                row.getString("reason"));
    }
}
