package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.Advice.State;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The remittance advices of a company. */
@Repository
@Transactional(readOnly = true)
public class Advices {
    private static final String SELECT = """
            select a.advice_id, a.source, a.file_id, a.received_on, a.customer_id, a.payer_name, a.payer_account,
                   a.payer_number, a.currency, a.amount_minor, a.trace, a.paid_on, a.lines, a.doubt, a.recorded_at,
                   s.kind, s.payment_id, s.rule, s.reason, p.number as payment_number
            from cashapp.advice a
            left join lateral (select kind, payment_id, rule, reason
                               from cashapp.advice_step
                               where company_id = a.company_id and advice_id = a.advice_id
                               order by step desc
                               limit 1) s on true
            left join payments.payment p on p.company_id = a.company_id and p.payment_id = s.payment_id
            where a.company_id = :company
            """;

    private static final String IN_STATE = """
              and (:state::text is null
                   or :state = case s.kind when 'JOINED' then 'JOINED' when 'SET_ASIDE' then 'SET_ASIDE' else 'WAITING' end)
            """;

    private final JdbcClient db;

    Advices(JdbcClient db) {
        this.db = db;
    }

    /** Those in a state, all for null; the latest first. */
    public Page<Advice> list(CompanyId company, @Nullable State state, int page, int size) {
        List<Advice> rows = db.sql(
                        SELECT + IN_STATE + "order by a.recorded_at desc, a.advice_id limit :size offset :skip")
                .param("company", company.value())
                .param("state", state == null ? null : state.name())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Advices::advice)
                .list();
        long total = db.sql("select count(*) from (" + SELECT + IN_STATE + ") found")
                .param("company", company.value())
                .param("state", state == null ? null : state.name())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    public Optional<Advice> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and a.advice_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Advices::advice)
                .optional();
    }

    /** The one a payment is joined with. */
    public Optional<Advice> ofPayment(CompanyId company, PaymentId payment) {
        return ofPayments(company, List.of(payment)).stream().findFirst();
    }

    /** Payments of its amount and about its day that no advice belongs to; a few. */
    public List<PaymentId> candidates(CompanyId company, UUID id) {
        return db.sql("""
                        select p.payment_id
                        from cashapp.advice a
                        join payments.payment p
                          on p.company_id = a.company_id
                         and p.amount_minor = a.amount_minor
                         and p.currency = a.currency
                         and p.received_on between coalesce(a.paid_on, a.received_on) - 60
                                               and coalesce(a.paid_on, a.received_on) + 60
                        where a.company_id = :company
                          and a.advice_id = :id
                          and p.returned_minor = 0
                          and not exists (select
                                          from cashapp.advice_step s
                                          where s.company_id = p.company_id
                                            and s.payment_id = p.payment_id
                                            and not exists (select
                                                            from cashapp.advice_step later
                                                            where later.company_id = s.company_id
                                                              and later.advice_id = s.advice_id
                                                              and later.step > s.step))
                        order by abs(p.received_on - coalesce(a.paid_on, a.received_on)), p.payment_id
                        limit 10
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new PaymentId(Sql.uuid(row, "payment_id")))
                .list();
    }

    /** In the order of the advice. */
    public List<AdviceLine> lines(CompanyId company, UUID id) {
        return lines(company, List.of(id)).getOrDefault(id, List.of());
    }

    List<Advice> ofPayments(CompanyId company, Collection<PaymentId> payments) {
        return db.sql(SELECT + "and s.kind = 'JOINED' and s.payment_id = any(:payments)"
                        + " and a.advice_id in (select advice_id from cashapp.advice_step"
                        + " where company_id = :company and payment_id = any(:payments))")
                .param("company", company.value())
                .param("payments", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query(Advices::advice)
                .list();
    }

    /** Those of a file, whatever became of them. */
    List<Advice> byFingerprints(CompanyId company, List<byte[]> fingerprints) {
        return db.sql(SELECT + "and a.fingerprint = any(:fingerprints)")
                .param("company", company.value())
                .param("fingerprints", fingerprints.toArray(byte[][]::new))
                .query(Advices::advice)
                .list();
    }

    Map<UUID, List<AdviceLine>> lines(CompanyId company, Collection<UUID> ids) {
        Map<UUID, List<AdviceLine>> found = new HashMap<>();
        db.sql("""
                        select l.advice_id, l.document, l.gross_minor, l.discount_minor, l.adjustment_minor, l.reason,
                               l.net_minor, a.currency
                        from cashapp.advice_line l
                        join cashapp.advice a on a.company_id = l.company_id and a.advice_id = l.advice_id
                        where l.company_id = :company
                          and l.advice_id = any(:ids)
                        order by l.advice_id, l.ordinal
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(Sql.uuid(row, "advice_id"), line(row)))
                .list()
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(entry.getValue()));
        return found;
    }

    private static AdviceLine line(ResultSet row) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        long gross = row.getLong("gross_minor");
        Money stated = row.wasNull() ? null : new Money(gross, currency);
        return new AdviceLine(
                Sql.text(row, "document"),
                stated,
                new Money(row.getLong("discount_minor"), currency),
                new Money(row.getLong("adjustment_minor"), currency),
                row.getString("reason"),
                new Money(row.getLong("net_minor"), currency));
    }

    private static Advice advice(ResultSet row, int number) throws SQLException {
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        UUID payment = Sql.uuidOrNull(row, "payment_id");
        String kind = row.getString("kind");
        return new Advice(
                Sql.uuid(row, "advice_id"),
                AdviceSource.valueOf(Sql.text(row, "source")),
                Sql.uuid(row, "file_id"),
                Sql.date(row, "received_on"),
                customer == null ? null : new CustomerId(customer),
                row.getString("payer_name"),
                row.getString("payer_account"),
                row.getString("payer_number"),
                Sql.money(row, "amount_minor"),
                row.getString("trace"),
                Sql.dateOrNull(row, "paid_on"),
                row.getInt("lines"),
                row.getString("doubt"),
                Sql.instant(row, "recorded_at"),
                kind == null || kind.equals("SEPARATED") ? State.WAITING : State.valueOf(kind),
                payment == null ? null : new PaymentId(payment),
                row.getString("payment_number"),
                row.getString("rule"),
                row.getString("reason"));
    }

    /** An advice that is to be kept. */
    record NewAdvice(
            UUID id,
            AdviceRead read,
            byte[] fingerprint,
            @Nullable CustomerId customer) {}

    /** Keeps those that are not known, with their lines; answers which these were. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<NewAdvice> insert(CompanyId company, List<NewAdvice> advices, UUID file, LocalDate on, Instant at, String by) {
        List<UUID> kept = db.sql("""
                        insert into cashapp.advice
                            (company_id, advice_id, fingerprint, source, file_id, received_on, customer_id, payer_name,
                             payer_account, payer_number, currency, amount_minor, trace, paid_on, lines, doubt, recorded_at,
                             recorded_by)
                        select :company, advice_id, fingerprint, source, :file, :on, customer_id, payer_name, payer_account,
                               payer_number, currency, amount_minor, trace, paid_on, lines, doubt, :at, :by
                        from unnest(:ids::uuid[], :fingerprints::bytea[], :sources::text[], :customers::uuid[],
                                    :names::text[], :accounts::text[], :numbers::text[], :currencies::text[],
                                    :amounts::bigint[], :traces::text[], :days::date[], :counts::int[], :doubts::text[])
                             as advice (advice_id, fingerprint, source, customer_id, payer_name, payer_account, payer_number,
                                        currency, amount_minor, trace, paid_on, lines, doubt)
                        on conflict (company_id, fingerprint) do nothing
                        returning advice_id
                        """)
                .param("company", company.value())
                .param("file", file)
                .param("on", on)
                .param("at", Sql.moment(at))
                .param("by", by)
                .param("ids", advices.stream().map(NewAdvice::id).toArray(UUID[]::new))
                .param(
                        "fingerprints",
                        advices.stream().map(NewAdvice::fingerprint).toArray(byte[][]::new))
                .param("sources", texts(advices, read -> read.source().name()))
                .param(
                        "customers",
                        advices.stream()
                                .map(advice -> advice.customer() == null
                                        ? null
                                        : advice.customer().value())
                                .toArray(UUID[]::new))
                .param("names", texts(advices, AdviceRead::payerName))
                .param("accounts", texts(advices, AdviceRead::payerAccount))
                .param("numbers", texts(advices, AdviceRead::payerNumber))
                .param(
                        "currencies",
                        texts(advices, read -> read.amount().currency().code()))
                .param(
                        "amounts",
                        advices.stream()
                                .map(advice -> advice.read().amount().minor())
                                .toArray(Long[]::new))
                .param("traces", texts(advices, AdviceRead::trace))
                .param(
                        "days",
                        texts(
                                advices,
                                read -> read.paidOn() == null
                                        ? null
                                        : read.paidOn().toString()))
                .param(
                        "counts",
                        advices.stream()
                                .map(advice -> advice.read().lines().size())
                                .toArray(Integer[]::new))
                .param("doubts", texts(advices, AdviceRead::doubt))
                .query((row, number) -> Sql.uuid(row, "advice_id"))
                .list();
        List<NewAdvice> fresh =
                advices.stream().filter(advice -> kept.contains(advice.id())).toList();
        insertLines(company, fresh);
        return fresh;
    }

    private record NewLine(UUID advice, int ordinal, AdviceLine line) {}

    private void insertLines(CompanyId company, List<NewAdvice> advices) {
        List<NewLine> lines = new ArrayList<>();
        for (NewAdvice advice : advices) {
            int ordinal = 0;
            for (AdviceLine line : advice.read().lines()) {
                lines.add(new NewLine(advice.id(), ++ordinal, line));
            }
        }
        db.sql("""
                        insert into cashapp.advice_line
                            (company_id, advice_id, ordinal, document, gross_minor, discount_minor, adjustment_minor, reason,
                             net_minor)
                        select :company, advice_id, ordinal, document, gross_minor, discount_minor, adjustment_minor, reason,
                               net_minor
                        from unnest(:advices::uuid[], :ordinals::int[], :documents::text[], :gross::bigint[],
                                    :discounts::bigint[], :adjustments::bigint[], :reasons::text[], :nets::bigint[])
                             as line (advice_id, ordinal, document, gross_minor, discount_minor, adjustment_minor, reason,
                                      net_minor)
                        """)
                .param("company", company.value())
                .param("advices", lines.stream().map(NewLine::advice).toArray(UUID[]::new))
                .param("ordinals", lines.stream().map(NewLine::ordinal).toArray(Integer[]::new))
                .param(
                        "documents",
                        lines.stream().map(line -> line.line().document()).toArray(String[]::new))
                .param(
                        "gross",
                        lines.stream()
                                .map(line -> line.line().gross() == null
                                        ? null
                                        : line.line().gross().minor())
                                .toArray(Long[]::new))
                .param("discounts", minors(lines, AdviceLine::discount))
                .param("adjustments", minors(lines, AdviceLine::adjustment))
                .param(
                        "reasons",
                        lines.stream().map(line -> line.line().reason()).toArray(String[]::new))
                .param("nets", minors(lines, AdviceLine::net))
                .update();
    }

    private static Long[] minors(List<NewLine> lines, Function<AdviceLine, Money> amount) {
        return lines.stream().map(line -> amount.apply(line.line()).minor()).toArray(Long[]::new);
    }

    private static @Nullable String[] texts(List<NewAdvice> advices, Function<AdviceRead, @Nullable String> text) {
        return advices.stream().map(advice -> text.apply(advice.read())).toArray(String[]::new);
    }
}
