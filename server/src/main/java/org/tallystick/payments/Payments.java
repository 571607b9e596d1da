package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The payments a company received. */
@Repository
@Transactional(readOnly = true)
public class Payments {
    private static final String SELECT = """
            select payment_id, number, customer_id, method, currency, amount_minor, base_minor, received_on, reference,
                   payer_name, payer_account, bank_account_id, source, source_id, recorded_at, allocated_minor,
                   allocated_base_minor, returned_minor, refunded_minor, refunded_base_minor, exchanged_minor,
                   exchanged_base_minor, disputed
            from payments.payment
            where company_id = :company
            """;

    private static final String FILTER = """
              and (:customer::uuid is null or customer_id = :customer)
              and (:from::date is null or received_on >= :from)
              and (:to::date is null or received_on <= :to)
              and (not :unapplied or unapplied_minor <> 0)
              and (:text::text is null
                   or number = upper(:text)
                   or reference ilike '%' || :text || '%'
                   or payer_name ilike '%' || :text || '%')
            """;

    private final JdbcClient db;

    Payments(JdbcClient db) {
        this.db = db;
    }

    /** Money received that settles nothing yet, per currency. */
    public record Unapplied(Money amount, long payments) {}

    /** What the payments of a list sum to, per currency; what was exchanged counts in the currency it was exchanged into. */
    public record Total(Money received, Money unapplied, long payments) {}

    public Optional<Payment> find(CompanyId company, PaymentId id) {
        return db.sql(SELECT + "and payment_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Payments::payment)
                .optional();
    }

    /** Those that exist. */
    public Map<PaymentId, Payment> byIds(CompanyId company, Collection<PaymentId> ids) {
        return db
                .sql(SELECT + "and payment_id = any(:ids)")
                .param("company", company.value())
                .param("ids", ids.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query(Payments::payment)
                .list()
                .stream()
                .collect(Collectors.toMap(Payment::id, Function.identity()));
    }

    public Optional<Payment> bySource(CompanyId company, String source, String sourceId) {
        return db.sql(SELECT + "and source = :source and source_id = :id")
                .param("company", company.value())
                .param("source", source)
                .param("id", sourceId)
                .query(Payments::payment)
                .optional();
    }

    public Page<Payment> list(CompanyId company, PaymentFilter filter, int page, int size) {
        List<Payment> rows = filtered(
                        db.sql(SELECT + FILTER + "order by received_on desc, payment_id desc limit :size offset :skip"),
                        company,
                        filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Payments::payment)
                .list();
        long total = filtered(
                        db.sql("select count(*) from payments.payment where company_id = :company " + FILTER),
                        company,
                        filter)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    public List<Total> totals(CompanyId company, PaymentFilter filter) {
        return filtered(
                        db.sql("select currency, sum(amount_minor - exchanged_minor) as received_minor,"
                                + " sum(unapplied_minor) as unapplied_minor, count(*) as payments"
                                + " from payments.payment where company_id = :company " + FILTER
                                + " group by currency order by currency"),
                        company,
                        filter)
                .query((row, number) -> new Total(
                        Sql.money(row, "received_minor"), Sql.money(row, "unapplied_minor"), row.getLong("payments")))
                .list();
    }

    /** What the customer, or everybody, has paid without it settling anything yet. */
    public List<Unapplied> unapplied(CompanyId company, @Nullable CustomerId customer) {
        return db.sql("""
                        select currency, sum(unapplied_minor) as amount_minor, count(*) as payments
                        from payments.payment
                        where company_id = :company
                          and unapplied_minor <> 0
                          and (:customer::uuid is null or customer_id = :customer)
                        group by currency
                        order by currency
                        """)
                .param("company", company.value())
                .param("customer", customer == null ? null : customer.value())
                .query((row, number) -> new Unapplied(Sql.money(row, "amount_minor"), row.getLong("payments")))
                .list();
    }

    /** Locks payments, in the order of their ids, and reads them afterwards (TRUST §3.3). */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Payment> lock(CompanyId company, Collection<PaymentId> ids) {
        UUID[] keys = ids.stream().map(PaymentId::value).toArray(UUID[]::new);
        db.sql("""
                        select payment_id
                        from payments.payment
                        where company_id = :company
                          and payment_id = any(:ids)
                        order by payment_id
                        for no key update
                        """)
                .param("company", company.value())
                .param("ids", keys)
                .query((row, number) -> row.getObject(1))
                .list();
        return db.sql(SELECT + "and payment_id = any(:ids) order by payment_id")
                .param("company", company.value())
                .param("ids", keys)
                .query(Payments::payment)
                .list();
    }

    /** Adds to what locked payments have settled; a negative amount gives it back. The database refuses too much. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addAllocated(CompanyId company, UUID[] ids, long[] minors, long[] baseMinors) {
        db.sql("""
                        update payments.payment p
                        set allocated_minor = allocated_minor + m.minor, allocated_base_minor = allocated_base_minor + m.base
                        from unnest(:ids::uuid[], :minors::bigint[], :bases::bigint[]) as m (id, minor, base)
                        where p.company_id = :company
                          and p.payment_id = m.id
                        """)
                .param("company", company.value())
                .param("ids", ids)
                .param("minors", minors)
                .param("bases", baseMinors)
                .update();
    }

    /** Whether the payer disputes a locked payment. */
    @Transactional(propagation = Propagation.MANDATORY)
    void setDisputed(CompanyId company, PaymentId id, boolean disputed) {
        db.sql("""
                        update payments.payment
                        set disputed = :disputed
                        where company_id = :company
                          and payment_id = :id
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .param("disputed", disputed)
                .update();
    }

    public void setCustomer(CompanyId company, PaymentId id, CustomerId customer) {
        setCustomers(company, Map.of(id, customer));
    }

    /** What a payment was exchanged from is the same customer's, unless it settled something itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setCustomers(CompanyId company, Map<PaymentId, CustomerId> owners) {
        List<PaymentId> ids = List.copyOf(owners.keySet());
        db.sql("""
                        with given as (
                          select id, customer
                          from unnest(:ids::uuid[], :customers::uuid[]) as g (id, customer)
                        ),
                        owner as (
                          select id, customer
                          from given
                          union
                          select x.from_payment_id, g.customer
                          from given g
                          join payments.payment_exchange x
                            on x.company_id = :company and x.to_payment_id = g.id and x.reverses_id is null
                          join payments.payment f
                            on f.company_id = x.company_id and f.payment_id = x.from_payment_id
                            and f.allocated_minor = 0 and f.refunded_minor = 0
                        )
                        update payments.payment p
                        set customer_id = o.customer
                        from owner o
                        where p.company_id = :company
                          and p.payment_id = o.id
                        """)
                .param("company", company.value())
                .param("ids", ids.stream().map(PaymentId::value).toArray(UUID[]::new))
                .param(
                        "customers",
                        ids.stream().map(owners::get).map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    /** What a source calls a payment. */
    public record SourceKey(String source, String id) {
        public static SourceKey of(PaymentInput input) {
            return new SourceKey(input.source(), input.sourceId());
        }
    }

    /** Those of the keys that were reported before. */
    public Map<SourceKey, PaymentId> known(CompanyId company, Collection<SourceKey> keys) {
        return db
                .sql("""
                        select payment_id, source, source_id
                        from payments.payment
                        where company_id = :company
                          and (source, source_id) in (
                            select source, source_id
                            from unnest(:sources::text[], :ids::text[]) as key (source, source_id))
                        """)
                .param("company", company.value())
                .param("sources", keys.stream().map(SourceKey::source).toArray(String[]::new))
                .param("ids", keys.stream().map(SourceKey::id).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new SourceKey(Sql.text(row, "source"), Sql.text(row, "source_id")),
                        new PaymentId(Sql.uuid(row, "payment_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A payment about to be inserted. */
    record NewPayment(PaymentId id, String number, PaymentInput input, long baseMinor) {
        @Nullable
        UUID customer() {
            CustomerId customer = input.customer();
            return customer == null ? null : customer.value();
        }
    }

    /** Inserts those that no source has reported before; returns how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    int insert(CompanyId company, List<NewPayment> rows, Instant at, String by) {
        List<PaymentInput> inputs = rows.stream().map(NewPayment::input).toList();
        return db.sql("""
                        insert into payments.payment
                            (company_id, payment_id, number, customer_id, method, currency, amount_minor, base_minor,
                             received_on, reference, payer_name, payer_account, bank_account_id, source, source_id,
                             recorded_at, recorded_by)
                        select :company, payment_id, number, customer_id, method, currency, amount_minor, base_minor,
                               received_on, reference, payer_name, payer_account, bank_account_id, source, source_id,
                               :at, :by
                        from unnest(:ids::uuid[], :numbers::text[], :customers::uuid[], :methods::text[],
                                    :currencies::text[], :amounts::bigint[], :bases::bigint[], :days::date[],
                                    :references::text[], :payers::text[], :payerAccounts::text[],
                                    :bankAccounts::uuid[], :sources::text[], :sourceIds::text[])
                             as payment (payment_id, number, customer_id, method, currency, amount_minor, base_minor,
                                         received_on, reference, payer_name, payer_account, bank_account_id, source,
                                         source_id)
                        on conflict (company_id, source, source_id) do nothing
                        """)
                .param("company", company.value())
                .param("at", Sql.moment(at))
                .param("by", by)
                .param("ids", column(rows, row -> row.id().value()).toArray(UUID[]::new))
                .param("numbers", column(rows, NewPayment::number).toArray(String[]::new))
                .param("customers", rows.stream().map(NewPayment::customer).toArray(UUID[]::new))
                .param("methods", column(inputs, input -> input.method().name()).toArray(String[]::new))
                .param(
                        "currencies",
                        column(inputs, input -> input.amount().currency().code())
                                .toArray(String[]::new))
                .param(
                        "amounts",
                        column(inputs, input -> input.amount().minor()).toArray(Long[]::new))
                .param("bases", column(rows, NewPayment::baseMinor).toArray(Long[]::new))
                .param(
                        "days",
                        column(inputs, input -> input.receivedOn().toString()).toArray(String[]::new))
                .param(
                        "references",
                        inputs.stream().map(PaymentInput::reference).toArray(String[]::new))
                .param("payers", inputs.stream().map(PaymentInput::payerName).toArray(String[]::new))
                .param(
                        "payerAccounts",
                        inputs.stream().map(PaymentInput::payerAccount).toArray(String[]::new))
                .param("bankAccounts", column(inputs, PaymentInput::bankAccount).toArray(UUID[]::new))
                .param("sources", column(inputs, PaymentInput::source).toArray(String[]::new))
                .param("sourceIds", column(inputs, PaymentInput::sourceId).toArray(String[]::new))
                .update();
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }

    /** The next numbers of a year; the row lock is held to the end of the transaction, so they are taken late. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> nextNumbers(CompanyId company, int year, int count) {
        long first = db.sql("""
                        insert into payments.number_series as series (company_id, year, next_number)
                        values (:company, :year, 1 + :count)
                        on conflict (company_id, year) do update set next_number = series.next_number + :count
                        returning next_number - :count
                        """)
                .param("company", company.value())
                .param("year", year)
                .param("count", (long) count)
                .query((row, index) -> row.getLong(1))
                .single();
        return LongStream.range(first, first + count)
                .mapToObj(number -> "PAY-%d-%06d".formatted(year, number))
                .toList();
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, PaymentFilter filter) {
        CustomerId customer = filter.customer();
        return statement
                .param("company", company.value())
                .param("customer", customer == null ? null : customer.value())
                .param("text", filter.text())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("unapplied", filter.unappliedOnly());
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        CurrencyCode currency = Sql.currency(row, "currency");
        return new Payment(
                new PaymentId(Sql.uuid(row, "payment_id")),
                Sql.text(row, "number"),
                customer == null ? null : new CustomerId(customer),
                PaymentMethod.valueOf(Sql.text(row, "method")),
                new Money(row.getLong("amount_minor"), currency),
                row.getLong("base_minor"),
                Sql.date(row, "received_on"),
                row.getString("reference"),
                row.getString("payer_name"),
                row.getString("payer_account"),
                Sql.uuid(row, "bank_account_id"),
                Sql.text(row, "source"),
                Sql.text(row, "source_id"),
                Sql.instant(row, "recorded_at"),
                new Money(row.getLong("allocated_minor"), currency),
                row.getLong("allocated_base_minor"),
                new Money(row.getLong("returned_minor"), currency),
                new Money(row.getLong("refunded_minor"), currency),
                row.getLong("refunded_base_minor"),
                new Money(row.getLong("exchanged_minor"), currency),
                row.getLong("exchanged_base_minor"),
                row.getBoolean("disputed"));
    }
}
