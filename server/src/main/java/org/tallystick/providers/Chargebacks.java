package org.tallystick.providers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The chargebacks of a company. */
@Repository
@Transactional(readOnly = true)
public class Chargebacks {
    private static final String SELECT = """
            select chargeback_id, attempt_id, payment_id, customer_id, provider, currency, amount_minor, reason, opened_on,
                   evidence_by, state, decided_on
            from providers.chargeback
            where company_id = :company
            """;

    private final JdbcClient db;

    Chargebacks(JdbcClient db) {
        this.db = db;
    }

    /** Those that wait for evidence first, the most urgent first; of one state or of all. */
    public Page<Chargeback> list(CompanyId company, Chargeback.@Nullable State state, int page, int size) {
        String wanted = state == null ? null : state.name();
        List<Chargeback> rows = db.sql(SELECT + """
                          and (:state::text is null or state = :state)
                        order by state <> 'OPEN', evidence_by, chargeback_id
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("state", wanted)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Chargebacks::chargeback)
                .list();
        long total = db.sql("""
                        select count(*)
                        from providers.chargeback
                        where company_id = :company
                          and (:state::text is null or state = :state)
                        """)
                .param("company", company.value())
                .param("state", wanted)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    public Optional<Chargeback> ofPayment(CompanyId company, PaymentId payment) {
        return Optional.ofNullable(ofPayments(company, List.of(payment)).get(payment));
    }

    /** Those of the payments that were ever disputed. */
    public Map<PaymentId, Chargeback> ofPayments(CompanyId company, Collection<PaymentId> payments) {
        return db
                .sql(SELECT + "and payment_id = any(:payments)")
                .param("company", company.value())
                .param("payments", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query(Chargebacks::chargeback)
                .list()
                .stream()
                .collect(Collectors.toMap(Chargeback::payment, Function.identity()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, Chargeback chargeback, String dispute, Instant at) {
        db.sql("""
                        insert into providers.chargeback
                            (company_id, chargeback_id, attempt_id, payment_id, customer_id, provider, dispute_id, currency,
                             amount_minor, reason, opened_on, evidence_by, state, recorded_at)
                        values (:company, :id, :attempt, :payment, :customer, :provider, :dispute, :currency, :amount,
                                :reason, :opened, :evidence, 'OPEN', :at)
                        """)
                .param("company", company.value())
                .param("id", chargeback.id())
                .param("attempt", chargeback.attempt())
                .param("payment", chargeback.payment().value())
                .param("customer", chargeback.customer().value())
                .param("provider", chargeback.provider())
                .param("dispute", dispute)
                .param("currency", chargeback.amount().currency().code())
                .param("amount", chargeback.amount().minor())
                .param("reason", chargeback.reason())
                .param("opened", chargeback.openedOn())
                .param("evidence", chargeback.evidenceBy())
                .param("at", Sql.moment(at))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void decide(CompanyId company, Chargeback chargeback, Chargeback.State state, LocalDate on) {
        int decided = db.sql("""
                        update providers.chargeback
                        set state = :state, decided_on = :on
                        where company_id = :company
                          and chargeback_id = :id
                          and state = 'OPEN'
                        """)
                .param("company", company.value())
                .param("id", chargeback.id())
                .param("state", state.name())
                .param("on", on)
                .update();
        if (decided != 1) {
            throw new IllegalStateException("chargeback " + chargeback.id() + " is not open");
        }
    }

    private static Chargeback chargeback(ResultSet row, int number) throws SQLException {
        return new Chargeback(
                Sql.uuid(row, "chargeback_id"),
                Sql.uuid(row, "attempt_id"),
                new PaymentId(Sql.uuid(row, "payment_id")),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "provider"),
                Sql.money(row, "amount_minor"),
                Sql.text(row, "reason"),
                Sql.date(row, "opened_on"),
                Sql.date(row, "evidence_by"),
                Chargeback.State.valueOf(Sql.text(row, "state")),
                Sql.dateOrNull(row, "decided_on"));
    }
}
