package org.tallystick.providers;

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
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;

/** The attempts to take money, and what they were to settle. */
@Repository
@Transactional(readOnly = true)
public class Attempts {
    private static final String SELECT = """
            select attempt_id, request_id, method_id, customer_id, provider, currency, amount_minor, consent, state,
                   provider_payment_id, hosted_page, reason_code, payment_id, made_at, made_by, unknown_since, looks
            from providers.attempt
            where company_id = :company
            """;

    private final JdbcClient db;

    Attempts(JdbcClient db) {
        this.db = db;
    }

    /** One thing that happened to an attempt. */
    public record Event(UUID attempt, String step, @Nullable String detail, Instant recordedAt) {}

    public Optional<Attempt> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and attempt_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Attempts::attempt)
                .optional();
    }

    public List<Attempt> ofRequest(CompanyId company, UUID request) {
        return db.sql(SELECT + "and request_id = :request order by attempt_id desc")
                .param("company", company.value())
                .param("request", request)
                .query(Attempts::attempt)
                .list();
    }

    /** Those charged with saved methods of a customer, the latest first. */
    public List<Attempt> charged(CompanyId company, CustomerId customer) {
        return db.sql(SELECT
                        + "and customer_id = :customer and method_id is not null order by attempt_id desc limit 50")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(Attempts::attempt)
                .list();
    }

    public Optional<Attempt> ofPayment(CompanyId company, PaymentId payment) {
        return db.sql(SELECT + "and payment_id = :payment")
                .param("company", company.value())
                .param("payment", payment.value())
                .query(Attempts::attempt)
                .optional();
    }

    Optional<Attempt> ofProvider(CompanyId company, String provider, String id) {
        return db.sql(SELECT + "and provider = :provider and provider_payment_id = :id")
                .param("company", company.value())
                .param("provider", provider)
                .param("id", id)
                .query(Attempts::attempt)
                .optional();
    }

    /** Those whose outcome nobody knows, the longest unknown first. */
    public List<Attempt> unknown(CompanyId company) {
        return db.sql(SELECT + "and state = 'UNKNOWN' order by unknown_since limit 200")
                .param("company", company.value())
                .query(Attempts::attempt)
                .list();
    }

    /** Those the reconciler is to look at now. */
    List<UUID> due(CompanyId company, Instant now, int limit) {
        return db.sql("""
                        select attempt_id
                        from providers.attempt
                        where company_id = :company
                          and next_look_at <= :now
                        order by next_look_at
                        limit :limit
                        """)
                .param("company", company.value())
                .param("now", Sql.moment(now))
                .param("limit", limit)
                .query((row, number) -> Sql.uuid(row, "attempt_id"))
                .list();
    }

    public List<Slice> slices(CompanyId company, UUID attempt) {
        return db.sql("""
                        select i.open_item_id, i.amount_minor, a.currency
                        from providers.attempt_item i
                        join providers.attempt a using (company_id, attempt_id)
                        where i.company_id = :company
                          and i.attempt_id = :attempt
                        order by i.open_item_id
                        """)
                .param("company", company.value())
                .param("attempt", attempt)
                .query((row, number) ->
                        new Slice(new OpenItemId(Sql.uuid(row, "open_item_id")), Sql.money(row, "amount_minor")))
                .list();
    }

    /** What happened to some attempts, the latest first. */
    public List<Event> events(CompanyId company, List<UUID> attempts) {
        return db.sql("""
                        select attempt_id, step, detail, recorded_at
                        from providers.attempt_event
                        where company_id = :company
                          and attempt_id = any(:attempts)
                        order by event_id desc
                        """)
                .param("company", company.value())
                .param("attempts", attempts.toArray(UUID[]::new))
                .query((row, number) -> new Event(
                        Sql.uuid(row, "attempt_id"),
                        Sql.text(row, "step"),
                        row.getString("detail"),
                        Sql.instant(row, "recorded_at")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, Attempt attempt, List<Slice> slices, Instant nextLookAt) {
        db.sql("""
                        insert into providers.attempt
                            (company_id, attempt_id, request_id, method_id, customer_id, provider, currency, amount_minor,
                             consent, state, made_at, made_by, next_look_at)
                        values (:company, :id, :request, :method, :customer, :provider, :currency, :amount, :consent,
                                'INITIATED', :at, :by, :next)
                        """)
                .param("company", company.value())
                .param("id", attempt.id())
                .param("request", attempt.request())
                .param("method", attempt.method())
                .param("customer", attempt.customer().value())
                .param("provider", attempt.provider())
                .param("currency", attempt.amount().currency().code())
                .param("amount", attempt.amount().minor())
                .param("consent", attempt.consent())
                .param("at", Sql.moment(attempt.madeAt()))
                .param("by", attempt.madeBy())
                .param("next", Sql.moment(nextLookAt))
                .update();
        db.sql("""
                        insert into providers.attempt_item (company_id, attempt_id, open_item_id, amount_minor)
                        select :company, :attempt, open_item_id, amount_minor
                        from unnest(:items::uuid[], :amounts::bigint[]) as item (open_item_id, amount_minor)
                        """)
                .param("company", company.value())
                .param("attempt", attempt.id())
                .param(
                        "items",
                        slices.stream().map(slice -> slice.item().value()).toArray(UUID[]::new))
                .param(
                        "amounts",
                        slices.stream().map(slice -> slice.amount().minor()).toArray(Long[]::new))
                .update();
    }

    /** Locks an attempt and reads it afterwards; its customer is locked before. */
    @Transactional(propagation = Propagation.MANDATORY)
    Attempt lock(CompanyId company, UUID id) {
        db.sql("""
                        select attempt_id
                        from providers.attempt
                        where company_id = :company
                          and attempt_id = :id
                        for no key update
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> row.getObject(1))
                .single();
        return find(company, id).orElseThrow();
    }

    /** What the provider calls it, and where its page is. */
    @Transactional(propagation = Propagation.MANDATORY)
    void named(CompanyId company, UUID id, String providerPayment, @Nullable String hostedPage) {
        db.sql("""
                        update providers.attempt
                        set provider_payment_id = :name, hosted_page = coalesce(:page, hosted_page)
                        where company_id = :company
                          and attempt_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("name", providerPayment)
                .param("page", hostedPage)
                .update();
    }

    /** Moves a locked attempt on, and says so on its timeline. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(CompanyId company, Attempt from, AttemptState to, @Nullable PaymentId payment, Told told) {
        int moved = db.sql("""
                        update providers.attempt
                        set state = :to, reason_code = coalesce(:code, reason_code),
                            payment_id = coalesce(:payment, payment_id),
                            unknown_since = case when :to = 'UNKNOWN' then cast(:at as timestamptz) end,
                            next_look_at = :next, looks = 0
                        where company_id = :company
                          and attempt_id = :id
                          and state = :from
                        """)
                .param("company", company.value())
                .param("id", from.id())
                .param("from", from.state().name())
                .param("to", to.name())
                .param("code", told.detail())
                .param("payment", payment == null ? null : payment.value())
                .param("at", Sql.moment(told.at()))
                .param("next", Sql.momentOrNull(told.nextLookAt()))
                .update();
        if (moved != 1) {
            throw new IllegalStateException("locked attempt " + from.id() + " was not " + from.state());
        }
        note(company, from.id(), to.name(), told);
    }

    /** How we learnt of a step: when, by whom, with which word of the provider, and when the reconciler looks next. */
    record Told(
            Instant at,
            Teller by,
            @Nullable String detail,
            @Nullable Instant nextLookAt) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void note(CompanyId company, UUID attempt, String step, Told told) {
        db.sql("""
                        insert into providers.attempt_event
                            (company_id, event_id, attempt_id, step, detail, told_by, recorded_at)
                        values (:company, :id, :attempt, :step, :detail, :by, :at)
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("attempt", attempt)
                .param("step", step)
                .param("detail", told.detail())
                .param("by", told.by().name())
                .param("at", Sql.moment(told.at()))
                .update();
    }

    /** When the reconciler looks again; counts a look when it just did. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lookAgain(CompanyId company, UUID id, @Nullable Instant at, boolean looked) {
        db.sql("""
                        update providers.attempt
                        set next_look_at = :at, looks = looks + :looked
                        where company_id = :company
                          and attempt_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("at", Sql.momentOrNull(at))
                .param("looked", looked ? 1 : 0)
                .update();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        UUID payment = Sql.uuidOrNull(row, "payment_id");
        return new Attempt(
                Sql.uuid(row, "attempt_id"),
                Sql.uuidOrNull(row, "request_id"),
                Sql.uuidOrNull(row, "method_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "provider"),
                Sql.money(row, "amount_minor"),
                row.getString("consent"),
                AttemptState.valueOf(Sql.text(row, "state")),
                row.getString("provider_payment_id"),
                row.getString("hosted_page"),
                row.getString("reason_code"),
                payment == null ? null : new PaymentId(payment),
                Sql.instant(row, "made_at"),
                Sql.text(row, "made_by"),
                Sql.instantOrNull(row, "unknown_since"),
                row.getInt("looks"));
    }
}
