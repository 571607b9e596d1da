package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Payments that were exchanged into others: append-only, with the counters of the payments beside it. */
@Repository
@Transactional(readOnly = true)
public class Exchanges {
    private static final String SELECT = """
            select x.exchange_id, x.from_payment_id, x.to_payment_id, x.from_currency, x.from_minor, x.to_currency, x.to_minor,
                   x.base_minor, x.effective_on, x.rule, x.reason, x.reverses_id, r.exchange_id as reversed_by,
                   x.recorded_at, x.recorded_by
            from payments.payment_exchange x
            left join payments.payment_exchange r on r.company_id = x.company_id and r.reverses_id = x.exchange_id
            where x.company_id = :company
            """;

    private final JdbcClient db;

    Exchanges(JdbcClient db) {
        this.db = db;
    }

    /** All in which the payment is on one side, those undone and the undoings included, in the order made. */
    public List<PaymentExchange> of(CompanyId company, PaymentId payment) {
        return db.sql(SELECT
                        + "and (x.from_payment_id = :payment or x.to_payment_id = :payment) order by x.exchange_id")
                .param("company", company.value())
                .param("payment", payment.value())
                .query(Exchanges::exchange)
                .list();
    }

    /** The payment whose unapplied amount an exchange, or the undoing of one, moved. */
    public Optional<PaymentId> paymentOf(CompanyId company, UUID exchange) {
        return db.sql(SELECT + "and x.exchange_id = :exchange")
                .param("company", company.value())
                .param("exchange", exchange)
                .query(Exchanges::exchange)
                .optional()
                .map(PaymentExchange::from);
    }

    /** The exchange that made a payment, undone or not; none when it came otherwise. */
    public Optional<PaymentExchange> making(CompanyId company, PaymentId payment) {
        return db.sql(SELECT + "and x.to_payment_id = :payment and x.reverses_id is null")
                .param("company", company.value())
                .param("payment", payment.value())
                .query(Exchanges::exchange)
                .optional();
    }

    /** What a payment is exchanged into now. */
    public List<PaymentId> into(CompanyId company, PaymentId payment) {
        return of(company, payment).stream()
                .filter(exchange -> exchange.isActive() && exchange.from().equals(payment))
                .map(PaymentExchange::to)
                .toList();
    }

    /** Those of the payments that were exchanged into one of which something is refunded: they cannot come back yet. */
    public Set<PaymentId> refunded(CompanyId company, Collection<PaymentId> payments) {
        return new HashSet<>(db.sql("""
                        select x.from_payment_id
                        from payments.payment_exchange x
                        join payments.payment t on t.company_id = x.company_id and t.payment_id = x.to_payment_id
                        where x.company_id = :company
                          and x.from_payment_id = any(:payments)
                          and x.reverses_id is null
                          and t.refunded_minor > 0
                        """)
                .param("company", company.value())
                .param("payments", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query((row, number) -> new PaymentId(Sql.uuid(row, "from_payment_id")))
                .list());
    }

    /** The payments that those of the given ones that are exchanges were made from. */
    public Map<PaymentId, PaymentId> originals(CompanyId company, Collection<PaymentId> payments) {
        Map<PaymentId, PaymentId> originals = new HashMap<>();
        db.sql(SELECT + "and x.to_payment_id = any(:payments) and x.reverses_id is null")
                .param("company", company.value())
                .param("payments", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query(Exchanges::exchange)
                .list()
                .forEach(exchange -> originals.put(exchange.to(), exchange.from()));
        return originals;
    }

    /** Writes exchanges or undoings down and moves the counters of their payments, which are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, List<PaymentExchange> made) {
        db.sql("""
                        insert into payments.payment_exchange
                            (company_id, exchange_id, from_payment_id, to_payment_id, from_currency, from_minor, to_currency,
                             to_minor, base_minor, effective_on, rule, reason, reverses_id, recorded_at, recorded_by)
                        select :company, id, from_id, to_id, from_currency, from_minor, to_currency, to_minor, base, day, rule,
                               reason, reverses, recorded_at, recorded_by
                        from unnest(:ids::uuid[], :from::uuid[], :to::uuid[], :fromCurrencies::text[], :fromMinors::bigint[],
                                    :toCurrencies::text[], :toMinors::bigint[], :bases::bigint[], :days::date[],
                                    :rules::text[], :reasons::text[], :reverses::uuid[], :moments::timestamptz[],
                                    :actors::text[])
                             as made (id, from_id, to_id, from_currency, from_minor, to_currency, to_minor, base, day, rule,
                                      reason, reverses, recorded_at, recorded_by)
                        """)
                .param("company", company.value())
                .param("ids", ids(made, PaymentExchange::id))
                .param("from", ids(made, exchange -> exchange.from().value()))
                .param("to", ids(made, exchange -> exchange.to().value()))
                .param(
                        "fromCurrencies",
                        texts(made, exchange -> exchange.booked().currency().code()))
                .param("fromMinors", longs(made, exchange -> exchange.booked().minor()))
                .param(
                        "toCurrencies",
                        texts(made, exchange -> exchange.paid().currency().code()))
                .param("toMinors", longs(made, exchange -> exchange.paid().minor()))
                .param("bases", longs(made, PaymentExchange::baseMinor))
                .param("days", texts(made, exchange -> exchange.effectiveOn().toString()))
                .param("rules", texts(made, PaymentExchange::rule))
                .param("reasons", texts(made, PaymentExchange::reason))
                .param("reverses", ids(made, PaymentExchange::reverses))
                .param("moments", texts(made, exchange -> exchange.recordedAt().toString()))
                .param("actors", texts(made, PaymentExchange::recordedBy))
                .update();
        count(company, made);
    }

    /** The database refuses too much. */
    private void count(CompanyId company, List<PaymentExchange> made) {
        db.sql("""
                        update payments.payment p
                        set exchanged_minor = exchanged_minor + m.minor, exchanged_base_minor = exchanged_base_minor + m.base
                        from (select payment_id, sum(amount_minor)::bigint as minor, sum(base_minor)::bigint as base
                              from payments.exchange_move
                              where company_id = :company
                                and exchange_id = any(:ids)
                              group by payment_id) m
                        where p.company_id = :company
                          and p.payment_id = m.payment_id
                        """)
                .param("company", company.value())
                .param("ids", ids(made, PaymentExchange::id))
                .update();
    }

    private static @Nullable UUID[] ids(List<PaymentExchange> made, Function<PaymentExchange, @Nullable UUID> id) {
        return made.stream().map(id).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(
            List<PaymentExchange> made, Function<PaymentExchange, @Nullable String> text) {
        return made.stream().map(text).toArray(String[]::new);
    }

    private static long[] longs(List<PaymentExchange> made, ToLongFunction<PaymentExchange> value) {
        return made.stream().mapToLong(value).toArray();
    }

    private static PaymentExchange exchange(ResultSet row, int number) throws SQLException {
        return new PaymentExchange(
                Sql.uuid(row, "exchange_id"),
                new PaymentId(Sql.uuid(row, "from_payment_id")),
                new PaymentId(Sql.uuid(row, "to_payment_id")),
                new Money(row.getLong("from_minor"), Sql.currency(row, "from_currency")),
                new Money(row.getLong("to_minor"), Sql.currency(row, "to_currency")),
                row.getLong("base_minor"),
                Sql.date(row, "effective_on"),
                Sql.text(row, "rule"),
                row.getString("reason"),
                Sql.uuidOrNull(row, "reverses_id"),
                Sql.uuidOrNull(row, "reversed_by"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"));
    }
}
