package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.bankfiles.nacha.RoutingNumber;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The mandates a company was given. */
@Repository
@Transactional(readOnly = true)
public class Mandates {
    private static final String SELECT = """
            select mandate_id, customer_id, reference, signed_on, scheme, holder, iban, bic, routing_number, account_number,
                   account_kind, authorized_how, state, state_reason, last_used_on, notice_days
            from payments.mandate
            where company_id = :company
            """;

    private final JdbcClient db;

    Mandates(JdbcClient db) {
        this.db = db;
    }

    /** The latest signed first. */
    public List<Mandate> of(CompanyId company, CustomerId customer) {
        return db.sql(SELECT + "and customer_id = :customer order by signed_on desc, mandate_id desc")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(Mandates::mandate)
                .list();
    }

    public Optional<Mandate> find(CompanyId company, UUID id) {
        return byIds(company, List.of(id)).stream().findFirst();
    }

    public List<Mandate> byIds(CompanyId company, Collection<UUID> ids) {
        return db.sql(SELECT + "and mandate_id = any(:ids) order by mandate_id")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Mandates::mandate)
                .list();
    }

    /** False when there is one of that reference. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(CompanyId company, UUID id, CustomerId customer, MandateInput input, Instant at, String by) {
        DebitAccount.Sepa sepa = input.account() instanceof DebitAccount.Sepa some ? some : null;
        AchAccount ach = input.account() instanceof AchAccount some ? some : null;
        return db.sql("""
                        insert into payments.mandate
                            (company_id, mandate_id, customer_id, reference, signed_on, scheme, holder, iban, bic,
                             routing_number, account_number, account_kind, authorized_how, state, last_used_on,
                             notice_days, recorded_at, recorded_by)
                        values (:company, :id, :customer, :reference, :signedOn, :scheme, :holder, :iban, :bic,
                                :routing, :number, :kind, :how, 'ACTIVE', :lastUsedOn, :noticeDays, :at, :by)
                        on conflict (company_id, reference) do nothing
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("customer", customer.value())
                        .param("reference", input.reference())
                        .param("signedOn", input.signedOn())
                        .param("scheme", input.scheme().name())
                        .param("holder", input.holder())
                        .param("iban", sepa == null ? null : sepa.iban())
                        .param("bic", sepa == null ? null : sepa.bic())
                        .param("routing", ach == null ? null : ach.bank().value())
                        .param("number", ach == null ? null : ach.number())
                        .param("kind", ach == null ? null : ach.kind().name())
                        .param("how", input.authorizedHow())
                        .param("lastUsedOn", input.lastUsedOn())
                        .param("noticeDays", input.noticeDays())
                        .param("at", Sql.moment(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Ends an active mandate; false when it has ended before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(CompanyId company, UUID id, Mandate.State state, String reason) {
        return db.sql("""
                        update payments.mandate
                        set state = :state, state_reason = :reason
                        where company_id = :company
                          and mandate_id = :id
                          and state = 'ACTIVE'
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("state", state.name())
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Frees a blocked mandate; false when it is not blocked. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean unblock(CompanyId company, UUID id, Instant at) {
        return db.sql("""
                        update payments.mandate
                        set state = 'ACTIVE', state_reason = null, unblocked_at = :at
                        where company_id = :company
                          and mandate_id = :id
                          and state = 'BLOCKED'
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("at", Sql.moment(at))
                        .update()
                == 1;
    }

    /** Takes the account that a bank's notice of change names. */
    @Transactional(propagation = Propagation.MANDATORY)
    void correct(CompanyId company, UUID id, AchAccount account) {
        db.sql("""
                        update payments.mandate
                        set routing_number = :routing, account_number = :number, account_kind = :kind
                        where company_id = :company
                          and mandate_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("routing", account.bank().value())
                .param("number", account.number())
                .param("kind", account.kind().name())
                .update();
    }

    /** Money was collected with them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void used(CompanyId company, Collection<UUID> ids, LocalDate on) {
        db.sql("""
                        update payments.mandate
                        set last_used_on = greatest(last_used_on, :on::date)
                        where company_id = :company
                          and mandate_id = any(:ids)
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("on", on)
                .update();
    }

    /** Other rows that carry the columns of an account read it alike. */
    public static DebitAccount account(ResultSet row) throws SQLException {
        String iban = row.getString("iban");
        return iban == null
                ? new AchAccount(
                        new RoutingNumber(Sql.text(row, "routing_number")),
                        Sql.text(row, "account_number"),
                        AccountKind.valueOf(Sql.text(row, "account_kind")))
                : new DebitAccount.Sepa(iban, row.getString("bic"));
    }

    private static Mandate mandate(ResultSet row, int number) throws SQLException {
        return new Mandate(
                Sql.uuid(row, "mandate_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "reference"),
                Sql.date(row, "signed_on"),
                Mandate.Scheme.valueOf(Sql.text(row, "scheme")),
                Sql.text(row, "holder"),
                account(row),
                row.getString("authorized_how"),
                Mandate.State.valueOf(Sql.text(row, "state")),
                row.getString("state_reason"),
                Sql.dateOrNull(row, "last_used_on"),
                row.getObject("notice_days", Integer.class));
    }
}
