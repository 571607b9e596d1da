package org.tallystick.providers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.providers.ProviderPayment.Dispute;

/** What the sandbox knows: it plays the outside world and has tables of its own. */
@Repository
@Transactional(readOnly = true)
class SandboxPayments {
    private static final String SELECT = """
            select sandbox_id, key, currency, amount_minor, title, return_to, state, then_state, then_at, decline_code,
                   fee_minor, captured_at, return_code, dispute_state, dispute_fee_minor, evidence_by, keep_method, token,
                   unanswered, events, made_at
            from providers.sandbox_payment
            where company_id = :company
            """;

    private final JdbcClient db;

    SandboxPayments(JdbcClient db) {
        this.db = db;
    }

    Optional<SandboxPayment> find(CompanyId company, String id) {
        return db.sql(SELECT + "and sandbox_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(SandboxPayments::payment)
                .optional();
    }

    Optional<SandboxPayment> byKey(CompanyId company, UUID key) {
        return db.sql(SELECT + "and key = :key")
                .param("company", company.value())
                .param("key", key)
                .query(SandboxPayments::payment)
                .optional();
    }

    List<SandboxPayment> changedSince(CompanyId company, Instant at) {
        return db.sql(SELECT + "and changed_at >= :at order by changed_at, sandbox_id limit 1000")
                .param("company", company.value())
                .param("at", Sql.moment(at))
                .query(SandboxPayments::payment)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    SandboxPayment lock(CompanyId company, String id) {
        return db.sql(SELECT + "and sandbox_id = :id for no key update")
                .param("company", company.value())
                .param("id", id)
                .query(SandboxPayments::payment)
                .single();
    }

    /** Opens a payment under a key; the same key again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    void open(CompanyId company, UUID key, CheckoutRequest request, Instant at) {
        db.sql("""
                        insert into providers.sandbox_payment
                            (company_id, sandbox_id, key, currency, amount_minor, title, return_to, state, keep_method,
                             made_at, changed_at)
                        values (:company, :id, :key, :currency, :amount, :title, :returnTo, 'OPEN', :keep, :at, :at)
                        on conflict (company_id, key) do nothing
                        """)
                .param("company", company.value())
                .param("id", "sbx_" + key.toString().replace("-", ""))
                .param("key", key)
                .param("currency", request.amount().currency().code())
                .param("amount", request.amount().minor())
                .param("title", request.title())
                .param("returnTo", request.returnTo().isEmpty() ? null : request.returnTo())
                .param("keep", request.keepMethod())
                .param("at", Sql.moment(at))
                .update();
    }

    /** What may change of a payment. */
    record Change(
            ProviderPayment.State state,
            ProviderPayment.@Nullable State thenState,
            @Nullable Instant thenAt,
            @Nullable String declineCode,
            long fee,
            @Nullable Instant capturedAt,
            @Nullable String token,
            int unanswered) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void become(CompanyId company, String id, Change change, Instant at) {
        db.sql("""
                        update providers.sandbox_payment
                        set state = :state, then_state = :thenState, then_at = :thenAt, decline_code = :decline,
                            fee_minor = :fee, captured_at = :captured, token = :token, unanswered = :unanswered,
                            changed_at = :at
                        where company_id = :company
                          and sandbox_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("state", change.state().name())
                .param(
                        "thenState",
                        change.thenState() == null ? null : change.thenState().name())
                .param("thenAt", Sql.momentOrNull(change.thenAt()))
                .param("decline", change.declineCode())
                .param("fee", change.fee())
                .param("captured", Sql.momentOrNull(change.capturedAt()))
                .param("token", change.token())
                .param("unanswered", change.unanswered())
                .param("at", Sql.moment(at))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void returned(CompanyId company, String id, String code, Instant at) {
        db.sql("""
                        update providers.sandbox_payment
                        set return_code = :code, changed_at = :at
                        where company_id = :company
                          and sandbox_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("code", code)
                .param("at", Sql.moment(at))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void disputed(CompanyId company, SandboxPayment payment, Dispute.Stage stage, long fee, LocalDate by, Instant at) {
        db.sql("""
                        update providers.sandbox_payment
                        set dispute_state = :stage, dispute_fee_minor = :fee, evidence_by = :by, changed_at = :at
                        where company_id = :company
                          and sandbox_id = :id
                        """)
                .param("company", company.value())
                .param("id", payment.id())
                .param("stage", stage.name())
                .param("fee", fee)
                .param("by", by)
                .param("at", Sql.moment(at))
                .update();
    }

    /** One question less that gets no answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keptSilent(CompanyId company, String id) {
        db.sql("""
                        update providers.sandbox_payment
                        set unanswered = unanswered - 1
                        where company_id = :company
                          and sandbox_id = :id
                          and unanswered > 0
                        """).param("company", company.value()).param("id", id).update();
    }

    /** The number of the next message about a payment. */
    @Transactional(propagation = Propagation.MANDATORY)
    int nextEvent(CompanyId company, String id) {
        return db.sql("""
                        update providers.sandbox_payment
                        set events = events + 1
                        where company_id = :company
                          and sandbox_id = :id
                        returning events
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /** What the sandbox owes the company in a currency. */
    Money balance(CompanyId company, CurrencyCode currency) {
        long balance = db.sql("""
                        select coalesce(sum(case when state <> 'SUCCEEDED' then 0
                                                 when return_code is not null then 0
                                                 when dispute_state in ('OPEN', 'LOST') then 0
                                                 else amount_minor end
                                            - fee_minor - dispute_fee_minor), 0)::bigint
                               - (select coalesce(sum(amount_minor), 0)::bigint
                                  from providers.sandbox_payout
                                  where company_id = :company
                                    and currency = :currency)
                        from providers.sandbox_payment
                        where company_id = :company
                          and currency = :currency
                        """)
                .param("company", company.value())
                .param("currency", currency.code())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Money(balance, currency);
    }

    List<CurrencyCode> currencies(CompanyId company) {
        return db.sql("""
                        select distinct currency
                        from providers.sandbox_payment
                        where company_id = :company
                        order by currency
                        """)
                .param("company", company.value())
                .query((row, number) -> Sql.currency(row, "currency"))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void payOut(CompanyId company, ProviderPayout payout) {
        db.sql("""
                        insert into providers.sandbox_payout (company_id, payout_id, currency, amount_minor, sent_on)
                        values (:company, :id, :currency, :amount, :on)
                        """)
                .param("company", company.value())
                .param("id", payout.id())
                .param("currency", payout.amount().currency().code())
                .param("amount", payout.amount().minor())
                .param("on", payout.sentOn())
                .update();
    }

    Optional<ProviderPayout> payout(CompanyId company, String id) {
        return db.sql("""
                        select payout_id, currency, amount_minor, sent_on
                        from providers.sandbox_payout
                        where company_id = :company
                          and payout_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new ProviderPayout(
                        Sql.text(row, "payout_id"), Sql.money(row, "amount_minor"), Sql.date(row, "sent_on")))
                .optional();
    }

    private static SandboxPayment payment(ResultSet row, int number) throws SQLException {
        String then = row.getString("then_state");
        String dispute = row.getString("dispute_state");
        return new SandboxPayment(
                Sql.text(row, "sandbox_id"),
                Sql.uuid(row, "key"),
                Sql.money(row, "amount_minor"),
                Sql.text(row, "title"),
                row.getString("return_to"),
                ProviderPayment.State.valueOf(Sql.text(row, "state")),
                then == null ? null : ProviderPayment.State.valueOf(then),
                Sql.instantOrNull(row, "then_at"),
                row.getString("decline_code"),
                Sql.money(row, "fee_minor"),
                Sql.instantOrNull(row, "captured_at"),
                row.getString("return_code"),
                dispute == null ? null : Dispute.Stage.valueOf(dispute),
                Sql.money(row, "dispute_fee_minor"),
                Sql.dateOrNull(row, "evidence_by"),
                row.getBoolean("keep_method"),
                row.getString("token"),
                row.getInt("unanswered"),
                row.getInt("events"),
                Sql.instant(row, "made_at"));
    }
}
