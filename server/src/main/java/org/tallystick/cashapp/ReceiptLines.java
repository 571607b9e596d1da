package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.RefundId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The lines of imported bank statements. */
@Repository
@Transactional(readOnly = true)
public class ReceiptLines {
    private static final String SELECT = """
            select line_id, statement_id, ordinal, booked_on, value_on, currency, amount_minor, counterparty, counter_account,
                   reference, remittance, bank_reference, entry_reference, end_to_end_id, state, rule, payment_id,
                   returned_payment_id, refund_id, parent_line_id, original_minor, original_currency, exchange_rate
            from cashapp.receipt_line
            where company_id = :company
            """;

    private static final String OPEN =
            " and state in ('MATCH_SUGGESTED', 'UNIDENTIFIED', 'IDENTIFIED', 'PARTIALLY_APPLIED') ";

    private final JdbcClient db;

    ReceiptLines(JdbcClient db) {
        this.db = db;
    }

    /** In the order of the statement. */
    public Page<ReceiptLine> ofStatement(CompanyId company, UUID statement, int page) {
        List<ReceiptLine> rows = db.sql(
                        SELECT + "and statement_id = :statement order by ordinal, line_id limit :size offset :skip")
                .param("company", company.value())
                .param("statement", statement)
                .param("size", Page.SIZE)
                .param("skip", Page.offset(page, Page.SIZE))
                .query(ReceiptLines::line)
                .list();
        long total = db.sql("""
                        select count(*)
                        from cashapp.receipt_line
                        where company_id = :company
                          and statement_id = :statement
                        """)
                .param("company", company.value())
                .param("statement", statement)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, Page.SIZE, total);
    }

    /** What waits for a person, the oldest first. */
    public Page<ReceiptLine> waiting(CompanyId company, int page) {
        List<ReceiptLine> rows = db.sql(SELECT + OPEN + "order by booked_on, line_id limit :size offset :skip")
                .param("company", company.value())
                .param("size", Page.SIZE)
                .param("skip", Page.offset(page, Page.SIZE))
                .query(ReceiptLines::line)
                .list();
        long total = db.sql("select count(*) from cashapp.receipt_line where company_id = :company" + OPEN)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, Page.SIZE, total);
    }

    public Optional<ReceiptLine> find(CompanyId company, UUID line) {
        return db.sql(SELECT + "and line_id = :line")
                .param("company", company.value())
                .param("line", line)
                .query(ReceiptLines::line)
                .optional();
    }

    /** The payments of a collective entry, in the order the bank lists them. */
    public List<ReceiptLine> parts(CompanyId company, UUID line) {
        return db.sql(SELECT + "and parent_line_id = :line order by line_id")
                .param("company", company.value())
                .param("line", line)
                .query(ReceiptLines::line)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<ReceiptLine> lock(CompanyId company, UUID line) {
        return db.sql(SELECT + "and line_id = :line for no key update")
                .param("company", company.value())
                .param("line", line)
                .query(ReceiptLines::line)
                .optional();
    }

    public Optional<ReceiptLine> ofPayment(CompanyId company, PaymentId payment) {
        return db.sql(SELECT + "and payment_id = :payment")
                .param("company", company.value())
                .param("payment", payment.value())
                .query(ReceiptLines::line)
                .optional();
    }

    /**
     * Brings the line of a payment up to date after a person dealt with the payment, or with what it was exchanged into; does
     * nothing without a line.
     */
    @Transactional
    public void follow(CompanyId company, PaymentId payment) {
        db.sql("""
                        with whole as (
                          select p.payment_id, p.returned_minor, p.customer_id,
                                 p.unapplied_minor = 0 and coalesce(bool_and(q.unapplied_minor = 0), true) as used_up,
                                 p.allocated_minor > 0 or coalesce(bool_or(q.allocated_minor > 0), false) as used
                          from payments.payment p
                          left join payments.payment_exchange x
                            on x.company_id = p.company_id and x.from_payment_id = p.payment_id and x.reverses_id is null
                          left join payments.payment q
                            on q.company_id = x.company_id and q.payment_id = x.to_payment_id and q.exchanged_minor = 0
                          where p.company_id = :company
                            and p.payment_id in (select :payment
                                                 union
                                                 select from_payment_id
                                                 from payments.payment_exchange
                                                 where company_id = :company
                                                   and to_payment_id = :payment)
                          group by p.company_id, p.payment_id
                        )
                        update cashapp.receipt_line l
                        set state = case when w.returned_minor > 0 then 'RETURNED'
                                         when w.used_up then 'APPLIED'
                                         when w.used then 'PARTIALLY_APPLIED'
                                         when w.customer_id is not null then 'IDENTIFIED'
                                         else 'UNIDENTIFIED' end
                        from whole w
                        where l.company_id = :company
                          and l.payment_id = w.payment_id
                          and not (l.state = 'AUTO_APPLIED' and w.used_up and w.returned_minor = 0)
                        """)
                .param("company", company.value())
                .param("payment", payment.value())
                .update();
    }

    /** Those that brought the payments. */
    List<ReceiptLine> ofPayments(CompanyId company, Collection<PaymentId> payments) {
        return db.sql(SELECT + "and payment_id = any(:payments)")
                .param("company", company.value())
                .param("payments", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query(ReceiptLines::line)
                .list();
    }

    /** Lines of an account booked on one of the days, or with one of the bank's references of their entries. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<ReceiptLine> near(CompanyId company, UUID account, Set<LocalDate> days, Set<String> references) {
        return db.sql(SELECT + """
                          and parent_line_id is null
                          and (entry_reference = any(:references)
                               or statement_id in (select s.statement_id
                                                   from cashapp.bank_statement s
                                                   where s.company_id = :company
                                                     and s.bank_account_id = :account
                                                     and (s.to_on is null or s.to_on >= :first)
                                                     and (s.from_on is null or s.from_on <= :last))
                                  and booked_on = any(:days::date[]))
                          and exists (select
                                      from cashapp.bank_statement o
                                      where o.company_id = :company
                                        and o.statement_id = receipt_line.statement_id
                                        and o.bank_account_id = :account)
                        order by booked_on, line_id
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("references", references.toArray(String[]::new))
                .param("days", Sql.days(days))
                .param("first", days.stream().min(LocalDate::compareTo).orElse(LocalDate.EPOCH))
                .param("last", days.stream().max(LocalDate::compareTo).orElse(LocalDate.EPOCH))
                .query(ReceiptLines::line)
                .list();
    }

    /** In hexadecimal. */
    @Transactional(propagation = Propagation.MANDATORY)
    String fingerprint(CompanyId company, UUID line) {
        return db.sql("""
                        select encode(fingerprint, 'hex')
                        from cashapp.receipt_line
                        where company_id = :company
                          and line_id = :line
                        """)
                .param("company", company.value())
                .param("line", line)
                .query((row, number) -> Sql.text(row, "encode"))
                .single();
    }

    /** The payments of the collective entry are lines of their own now. */
    @Transactional(propagation = Propagation.MANDATORY)
    void detailed(CompanyId company, UUID line) {
        db.sql("""
                        update cashapp.receipt_line
                        set state = 'DETAILED', rule = 'parts'
                        where company_id = :company
                          and line_id = :line
                        """).param("company", company.value()).param("line", line).update();
    }

    /** The line brought this payment after all. */
    @Transactional(propagation = Propagation.MANDATORY)
    void took(CompanyId company, UUID line, PaymentId payment) {
        db.sql("""
                        update cashapp.receipt_line
                        set state = 'IMPORTED', payment_id = :payment
                        where company_id = :company
                          and line_id = :line
                        """)
                .param("company", company.value())
                .param("line", line)
                .param("payment", payment.value())
                .update();
    }

    /** Those of the fingerprints that were imported before, in hexadecimal. */
    @Transactional(propagation = Propagation.MANDATORY)
    Set<String> known(CompanyId company, List<LineRead> lines) {
        return new HashSet<>(db.sql("""
                        select encode(fingerprint, 'hex')
                        from cashapp.receipt_line
                        where company_id = :company
                          and fingerprint = any(:fingerprints)
                        """)
                .param("company", company.value())
                .param(
                        "fingerprints",
                        lines.stream().map(LineRead::fingerprintBytes).toArray(byte[][]::new))
                .query((row, number) -> Sql.text(row, "encode"))
                .list());
    }

    /** A line with its state and the payment that was booked for it; a part has the line of its collective entry above it. */
    record NewLine(
            UUID id,
            LineRead read,
            LineState state,
            @Nullable String rule,
            @Nullable PaymentId payment,
            @Nullable UUID parent) {
        NewLine(LineRead read, LineState state, @Nullable String rule, @Nullable PaymentId payment) {
            this(Ids.next(), read, state, rule, payment, null);
        }

        NewLine below(@Nullable UUID line) {
            return new NewLine(id, read, state, rule, payment, line);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, UUID statement, List<NewLine> lines) {
        db.sql("""
                        insert into cashapp.receipt_line
                            (company_id, line_id, statement_id, ordinal, fingerprint, booked_on, value_on, currency,
                             amount_minor, counterparty, counter_account, reference, remittance, bank_reference,
                             end_to_end_id, state, rule, payment_id, entry_reference, parent_line_id, original_minor,
                             original_currency, exchange_rate)
                        select :company, line_id, :statement, ordinal, fingerprint, booked_on, value_on, currency,
                               amount_minor, counterparty, counter_account, reference, remittance, bank_reference,
                               end_to_end_id, state, rule, payment_id, entry_reference, parent_line_id, original_minor,
                               original_currency, exchange_rate
                        from unnest(:ids::uuid[], :ordinals::int[], :fingerprints::bytea[], :bookedDays::date[],
                                    :valueDays::date[], :currencies::text[], :amounts::bigint[], :parties::text[],
                                    :accounts::text[], :references::text[], :texts::text[], :bankReferences::text[],
                                    :endToEndIds::text[], :states::text[], :rules::text[], :payments::uuid[],
                                    :entryReferences::text[], :parents::uuid[], :originals::bigint[],
                                    :originalCurrencies::text[], :rates::numeric[])
                             as line (line_id, ordinal, fingerprint, booked_on, value_on, currency, amount_minor,
                                      counterparty, counter_account, reference, remittance, bank_reference, end_to_end_id,
                                      state, rule, payment_id, entry_reference, parent_line_id, original_minor,
                                      original_currency, exchange_rate)
                        """)
                .param("company", company.value())
                .param("statement", statement)
                .param("ids", lines.stream().map(NewLine::id).toArray(UUID[]::new))
                .param("ordinals", column(lines, LineRead::ordinal).toArray(Integer[]::new))
                .param("fingerprints", column(lines, LineRead::fingerprintBytes).toArray(byte[][]::new))
                .param(
                        "bookedDays",
                        column(lines, read -> read.bookedOn().toString()).toArray(String[]::new))
                .param(
                        "valueDays",
                        texts(
                                lines,
                                read -> read.valueOn() == null
                                        ? null
                                        : read.valueOn().toString()))
                .param(
                        "currencies",
                        column(lines, read -> read.amount().currency().code()).toArray(String[]::new))
                .param("amounts", column(lines, read -> read.amount().minor()).toArray(Long[]::new))
                .param("parties", texts(lines, LineRead::counterparty))
                .param("accounts", texts(lines, LineRead::counterAccount))
                .param("references", texts(lines, LineRead::reference))
                .param("texts", texts(lines, read -> read.remittance().text()))
                .param("bankReferences", texts(lines, LineRead::bankReference))
                .param("endToEndIds", texts(lines, read -> read.remittance().endToEndId()))
                .param("states", lines.stream().map(line -> line.state().name()).toArray(String[]::new))
                .param("rules", lines.stream().map(NewLine::rule).toArray(String[]::new))
                .param("entryReferences", texts(lines, LineRead::entryReference))
                .param("parents", lines.stream().map(NewLine::parent).toArray(UUID[]::new))
                .param("originals", OriginalAmount.minors(column(lines, LineRead::remittance)))
                .param("originalCurrencies", OriginalAmount.currencies(column(lines, LineRead::remittance)))
                .param("rates", OriginalAmount.rates(column(lines, LineRead::remittance)))
                .param(
                        "payments",
                        lines.stream()
                                .map(line -> line.payment() == null
                                        ? null
                                        : line.payment().value())
                                .toArray(UUID[]::new))
                .update();
    }

    /** Writes what matching made of the payments to their lines. */
    @Transactional(propagation = Propagation.MANDATORY)
    void become(CompanyId company, Map<PaymentId, Matcher.Matched> matched) {
        List<Map.Entry<PaymentId, Matcher.Matched>> rows = List.copyOf(matched.entrySet());
        db.sql("""
                        update cashapp.receipt_line l
                        set state = m.state, rule = m.rule
                        from unnest(:payments::uuid[], :states::text[], :rules::text[]) as m (payment_id, state, rule)
                        where l.company_id = :company
                          and l.payment_id = m.payment_id
                        """)
                .param("company", company.value())
                .param(
                        "payments",
                        rows.stream().map(row -> row.getKey().value()).toArray(UUID[]::new))
                .param(
                        "states",
                        rows.stream().map(row -> row.getValue().state().name()).toArray(String[]::new))
                .param("rules", rows.stream().map(row -> row.getValue().rule()).toArray(String[]::new))
                .update();
    }

    private static <V> List<V> column(List<NewLine> lines, Function<LineRead, V> value) {
        return lines.stream().map(line -> value.apply(line.read())).toList();
    }

    private static @Nullable String[] texts(List<NewLine> lines, Function<LineRead, @Nullable String> value) {
        return lines.stream().map(line -> value.apply(line.read())).toArray(String[]::new);
    }

    private static ReceiptLine line(ResultSet row, int number) throws SQLException {
        UUID payment = Sql.uuidOrNull(row, "payment_id");
        UUID returned = Sql.uuidOrNull(row, "returned_payment_id");
        UUID refund = Sql.uuidOrNull(row, "refund_id");
        return new ReceiptLine(
                Sql.uuid(row, "line_id"),
                Sql.uuid(row, "statement_id"),
                row.getInt("ordinal"),
                Sql.date(row, "booked_on"),
                Sql.dateOrNull(row, "value_on"),
                Sql.money(row, "amount_minor"),
                row.getString("counterparty"),
                row.getString("counter_account"),
                row.getString("reference"),
                Sql.text(row, "remittance"),
                row.getString("bank_reference"),
                row.getString("entry_reference"),
                row.getString("end_to_end_id"),
                OriginalAmount.read(row),
                LineState.valueOf(Sql.text(row, "state")),
                row.getString("rule"),
                payment == null ? null : new PaymentId(payment),
                returned == null ? null : new PaymentId(returned),
                refund == null ? null : new RefundId(refund),
                Sql.uuidOrNull(row, "parent_line_id"));
    }
}
