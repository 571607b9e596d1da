package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.bankfiles.nacha.EntryClass;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.bankfiles.nacha.RoutingNumber;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The refunds of a company, and the steps each of them took. */
@Repository
@Transactional(readOnly = true)
public class Refunds {
    private static final String SELECT = """
            select refund_id, number, payment_id, customer_id, currency, amount_minor, base_minor, bank_account_id,
                   beneficiary, iban, account, reason, state, requested_on, recorded_at, requested_by, routing_number,
                   account_kind, entry_class, trace
            from payments.refund
            where company_id = :company
            """;

    private static final String FILTER = """
              and (:state::text is null or state = :state)
              and (:customer::uuid is null or customer_id = :customer)
              and (:text::text is null
                   or number = upper(:text)
                   or beneficiary ilike '%' || :text || '%'
                   or iban = upper(replace(:text, ' ', '')))
            """;

    private final JdbcClient db;

    Refunds(JdbcClient db) {
        this.db = db;
    }

    /** What the refunds of a list sum to, per currency. */
    public record Total(Money amount, long refunds) {}

    /** Approved refunds that leave one bank account by file. */
    public record Ready(UUID bankAccount, String name, Money amount, long refunds) {}

    public Optional<Refund> find(CompanyId company, RefundId id) {
        return db.sql(SELECT + "and refund_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Refunds::refund)
                .optional();
    }

    public List<Refund> ofPayment(CompanyId company, PaymentId payment) {
        return db.sql(SELECT + "and payment_id = :payment order by recorded_at, refund_id")
                .param("company", company.value())
                .param("payment", payment.value())
                .query(Refunds::refund)
                .list();
    }

    public Page<Refund> list(CompanyId company, RefundFilter filter, int page, int size) {
        List<Refund> rows = filtered(
                        db.sql(SELECT + FILTER + "order by recorded_at desc, refund_id desc limit :size offset :skip"),
                        company,
                        filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Refunds::refund)
                .list();
        long total = filtered(
                        db.sql("select count(*) from payments.refund where company_id = :company " + FILTER),
                        company,
                        filter)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    public List<Total> totals(CompanyId company, RefundFilter filter) {
        return filtered(
                        db.sql("select currency, sum(amount_minor)::bigint as amount_minor, count(*) as refunds"
                                + " from payments.refund where company_id = :company " + FILTER
                                + " group by currency order by currency"),
                        company,
                        filter)
                .query((row, number) -> new Total(Sql.money(row, "amount_minor"), row.getLong("refunds")))
                .list();
    }

    /** A refund the bank was told to pay, and the day it was told. */
    public record Sent(Refund refund, LocalDate sentOn) {
        /** Whether a bank means it by a name: the number of a SEPA transfer, the trace of an ACH entry. */
        public boolean isNamed(String name) {
            return name.equals(refund.number()) || name.equals(refund.trace());
        }
    }

    /** Refunds of an account that left, were paid out or came back, by what banks name them. */
    public List<Refund> out(CompanyId company, UUID bankAccount, Collection<String> names) {
        return db.sql(SELECT + """
                          and bank_account_id = :account
                          and state in ('SENT', 'CONFIRMED', 'RETURNED')
                          and (number = any(:names) or trace = any(:names))
                        order by refund_id
                        """)
                .param("company", company.value())
                .param("account", bankAccount)
                .param("names", names.toArray(String[]::new))
                .query(Refunds::refund)
                .list();
    }

    public List<Refund> byTraces(CompanyId company, Collection<String> traces) {
        return db.sql(SELECT + "and trace = any(:traces) order by refund_id")
                .param("company", company.value())
                .param("traces", traces.toArray(String[]::new))
                .query(Refunds::refund)
                .list();
    }

    /** Those of the numbers or traces that are on their way from a bank account. */
    public List<Sent> sent(CompanyId company, UUID bankAccount, Collection<String> numbers) {
        return db.sql("""
                        select r.*, e.effective_on as sent_on
                        from payments.refund r
                        join payments.refund_event e
                          on e.company_id = r.company_id and e.refund_id = r.refund_id and e.state = 'SENT'
                        where r.company_id = :company
                          and r.bank_account_id = :account
                          and r.state = 'SENT'
                          and (r.number = any(:numbers) or r.trace = any(:numbers))
                        """)
                .param("company", company.value())
                .param("account", bankAccount)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, number) -> new Sent(refund(row, number), Sql.date(row, "sent_on")))
                .list();
    }

    /** The bank accounts of which approved refunds can leave in a file. */
    public List<Ready> ready(CompanyId company) {
        return db.sql("""
                        select r.bank_account_id, b.name, r.currency, sum(r.amount_minor)::bigint as amount_minor,
                               count(*) as refunds
                        from payments.refund r
                        join payments.bank_account b
                          on b.company_id = r.company_id and b.bank_account_id = r.bank_account_id
                        left join payments.ach_originator o
                          on o.company_id = r.company_id and o.bank_account_id = r.bank_account_id
                        where r.company_id = :company
                          and r.state = 'APPROVED'
                          and ((r.currency = 'EUR' and r.iban is not null and b.iban is not null)
                               or (r.routing_number is not null and o.bank_account_id is not null))
                        group by r.bank_account_id, b.name, r.currency
                        order by b.name
                        """)
                .param("company", company.value())
                .query((row, number) -> new Ready(
                        Sql.uuid(row, "bank_account_id"),
                        Sql.text(row, "name"),
                        Sql.money(row, "amount_minor"),
                        row.getLong("refunds")))
                .list();
    }

    /** The steps of a refund, the first one first. */
    public List<RefundEvent> events(CompanyId company, RefundId id) {
        return db.sql("""
                        select event_id, refund_id, state, effective_on, reason, file_id, recorded_at, recorded_by
                        from payments.refund_event
                        where company_id = :company
                          and refund_id = :id
                        order by recorded_at, event_id
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .query(Refunds::event)
                .list();
    }

    /** The steps of all refunds of a payment, the first one first. */
    public List<RefundEvent> eventsOf(CompanyId company, PaymentId payment) {
        return db.sql("""
                        select event_id, refund_id, state, effective_on, reason, file_id, recorded_at, recorded_by
                        from payments.refund_event
                        where company_id = :company
                          and payment_id = :payment
                        order by recorded_at, event_id
                        """)
                .param("company", company.value())
                .param("payment", payment.value())
                .query(Refunds::event)
                .list();
    }

    /** The refund that a step belongs to: a journal entry names the step. */
    public Optional<RefundId> ofEvent(CompanyId company, UUID event) {
        return db.sql("""
                        select refund_id
                        from payments.refund_event
                        where company_id = :company
                          and event_id = :event
                        """)
                .param("company", company.value())
                .param("event", event)
                .query((row, number) -> new RefundId(Sql.uuid(row, "refund_id")))
                .optional();
    }

    /** Locks a refund and reads it afterwards. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Refund> lock(CompanyId company, RefundId id) {
        return db.sql(SELECT + "and refund_id = :id for no key update")
                .param("company", company.value())
                .param("id", id.value())
                .query(Refunds::refund)
                .optional();
    }

    /** Locks what is approved and goes by file from a bank account, in the order of its ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Refund> lockReady(CompanyId company, UUID bankAccount, Network network, int most) {
        return db.sql(SELECT + """
                        and bank_account_id = :account
                        and state = 'APPROVED'
                        and currency = :currency
                        and case when :ach then routing_number is not null else iban is not null end
                        order by refund_id
                        limit :most
                        for no key update
                        """)
                .param("company", company.value())
                .param("account", bankAccount)
                .param("currency", network.currency().code())
                .param("ach", network == Network.ACH)
                .param("most", most)
                .query(Refunds::refund)
                .list();
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, RefundFilter filter) {
        RefundState state = filter.state();
        CustomerId customer = filter.customer();
        return statement
                .param("company", company.value())
                .param("state", state == null ? null : state.name())
                .param("customer", customer == null ? null : customer.value())
                .param("text", filter.text());
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        UUID payment = Sql.uuidOrNull(row, "payment_id");
        return new Refund(
                new RefundId(Sql.uuid(row, "refund_id")),
                Sql.text(row, "number"),
                payment == null ? null : new PaymentId(payment),
                customer == null ? null : new CustomerId(customer),
                Sql.money(row, "amount_minor"),
                row.getLong("base_minor"),
                Sql.uuid(row, "bank_account_id"),
                Sql.text(row, "beneficiary"),
                row.getString("iban"),
                row.getString("account"),
                Sql.text(row, "reason"),
                RefundState.valueOf(Sql.text(row, "state")),
                Sql.date(row, "requested_on"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "requested_by"),
                destination(row),
                row.getString("trace"));
    }

    private static @Nullable AchDestination destination(ResultSet row) throws SQLException {
        String routing = row.getString("routing_number");
        return routing == null
                ? null
                : new AchDestination(
                        new AchAccount(
                                new RoutingNumber(routing),
                                Sql.text(row, "account"),
                                AccountKind.valueOf(Sql.text(row, "account_kind"))),
                        EntryClass.valueOf(Sql.text(row, "entry_class")));
    }

    private static RefundEvent event(ResultSet row, int number) throws SQLException {
        Instant at = Sql.instant(row, "recorded_at");
        @Nullable UUID file = Sql.uuidOrNull(row, "file_id");
        return new RefundEvent(
                Sql.uuid(row, "event_id"),
                new RefundId(Sql.uuid(row, "refund_id")),
                RefundState.valueOf(Sql.text(row, "state")),
                Sql.date(row, "effective_on"),
                row.getString("reason"),
                file,
                at,
                Sql.text(row, "recorded_by"));
    }
}
