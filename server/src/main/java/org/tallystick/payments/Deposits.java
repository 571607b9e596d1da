package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payments.NewPayment;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** Checks and cash taken by hand, and the deposits that brought them to the bank. */
@Repository
@Transactional(readOnly = true)
public class Deposits {
    private static final String SELECT = """
            select d.deposit_id, d.number, d.bank_account_id, d.currency, d.amount_minor, d.base_minor, d.deposited_on,
                   d.recorded_at, d.recorded_by,
                   (select count(*)
                    from payments.deposit_payment p
                    where p.company_id = d.company_id and p.deposit_id = d.deposit_id) as payments
            from payments.deposit d
            where d.company_id = :company
            """;

    private static final String TAKEN = """
            select p.payment_id, p.number, p.method, p.currency, p.amount_minor, p.base_minor, p.received_on,
                   coalesce(p.payer_name, c.name) as payer, t.check_number, t.drawer_bank, t.dated_on, p.bank_account_id,
                   d.deposit_id, p.returned_minor > 0 as returned
            from payments.taken_by_hand t
            join payments.payment p on p.company_id = t.company_id and p.payment_id = t.payment_id
            left join customers.customer c on c.company_id = p.company_id and c.customer_id = p.customer_id
            left join payments.deposit_payment d on d.company_id = t.company_id and d.payment_id = t.payment_id
            where t.company_id = :company
            """;

    private final JdbcClient db;

    Deposits(JdbcClient db) {
        this.db = db;
    }

    /** The latest first. */
    public Page<Deposit> list(CompanyId company, int page) {
        List<Deposit> rows = db.sql(SELECT + "order by d.deposited_on desc, d.deposit_id desc limit :size offset :skip")
                .param("company", company.value())
                .param("size", Page.SIZE)
                .param("skip", Page.offset(page, Page.SIZE))
                .query(Deposits::deposit)
                .list();
        long total = db.sql("select count(*) from payments.deposit where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, Page.SIZE, total);
    }

    public Optional<Deposit> find(CompanyId company, DepositId id) {
        return db.sql(SELECT + "and d.deposit_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Deposits::deposit)
                .optional();
    }

    /** What waits to be brought to the bank, the oldest first. */
    public List<Undeposited> waiting(CompanyId company) {
        return db.sql(TAKEN + """
                        and d.deposit_id is null
                        and p.returned_minor = 0
                        order by p.received_on, p.payment_id
                        limit 500
                        """)
                .param("company", company.value())
                .query(Deposits::taken)
                .list();
    }

    /** The checks and cash of a deposit, in the order they were received. */
    public List<Undeposited> of(CompanyId company, DepositId id) {
        return db.sql(TAKEN + "and d.deposit_id = :id order by p.received_on, p.payment_id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Deposits::taken)
                .list();
    }

    /** Those of the payments that were taken by hand. */
    public List<Undeposited> taken(CompanyId company, Collection<PaymentId> payments) {
        return db.sql(TAKEN + "and t.payment_id = any(:payments) order by t.payment_id")
                .param("company", company.value())
                .param("payments", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query(Deposits::taken)
                .list();
    }

    /** Keeps what is known of those payments that are checks or cash. */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(CompanyId company, List<NewPayment> payments) {
        List<NewPayment> rows =
                payments.stream().filter(row -> row.input().taken() != null).toList();
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into payments.taken_by_hand (company_id, payment_id, check_number, drawer_bank, dated_on)
                        select :company, payment_id, check_number, drawer_bank, dated_on
                        from unnest(:payments::uuid[], :checks::text[], :banks::text[], :days::date[])
                             as taken (payment_id, check_number, drawer_bank, dated_on)
                        """)
                .param("company", company.value())
                .param("payments", rows.stream().map(row -> row.id().value()).toArray(UUID[]::new))
                .param("checks", texts(rows, TakenByHand::checkNumber))
                .param("banks", texts(rows, TakenByHand::drawerBank))
                .param(
                        "days",
                        texts(
                                rows,
                                taken -> taken.datedOn() == null
                                        ? null
                                        : taken.datedOn().toString()))
                .update();
    }

    private static String[] texts(List<NewPayment> rows, Function<TakenByHand, @Nullable String> column) {
        return rows.stream()
                .map(row -> row.input().taken())
                .map(taken -> taken == null ? null : column.apply(taken))
                .toArray(String[]::new);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, Deposit deposit, List<PaymentId> payments) {
        db.sql("""
                        insert into payments.deposit
                            (company_id, deposit_id, number, bank_account_id, currency, amount_minor, base_minor, deposited_on,
                             recorded_at, recorded_by)
                        values (:company, :id, :number, :account, :currency, :amount, :base, :on, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", deposit.id().value())
                .param("number", deposit.number())
                .param("account", deposit.bankAccount())
                .param("currency", deposit.amount().currency().code())
                .param("amount", deposit.amount().minor())
                .param("base", deposit.baseMinor())
                .param("on", deposit.depositedOn())
                .param("at", Sql.moment(deposit.recordedAt()))
                .param("by", deposit.recordedBy())
                .update();
        db.sql("""
                        insert into payments.deposit_payment (company_id, deposit_id, payment_id)
                        select :company, :id, payment_id
                        from unnest(:payments::uuid[]) as paid (payment_id)
                        """)
                .param("company", company.value())
                .param("id", deposit.id().value())
                .param("payments", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    String nextNumber(CompanyId company, int year) {
        long number = db.sql("""
                        insert into payments.deposit_series as series (company_id, year, next_number)
                        values (:company, :year, 2)
                        on conflict (company_id, year) do update set next_number = series.next_number + 1
                        returning next_number - 1
                        """)
                .param("company", company.value())
                .param("year", year)
                .query((row, index) -> row.getLong(1))
                .single();
        return "DEP-%d-%06d".formatted(year, number);
    }

    private static Deposit deposit(ResultSet row, int number) throws SQLException {
        Instant at = Sql.instant(row, "recorded_at");
        Money amount = Sql.money(row, "amount_minor");
        return new Deposit(
                new DepositId(Sql.uuid(row, "deposit_id")),
                Sql.text(row, "number"),
                Sql.uuid(row, "bank_account_id"),
                amount,
                row.getLong("base_minor"),
                Sql.date(row, "deposited_on"),
                row.getInt("payments"),
                at,
                Sql.text(row, "recorded_by"));
    }

    private static Undeposited taken(ResultSet row, int number) throws SQLException {
        UUID deposit = Sql.uuidOrNull(row, "deposit_id");
        return new Undeposited(
                new PaymentId(Sql.uuid(row, "payment_id")),
                Sql.text(row, "number"),
                PaymentMethod.valueOf(Sql.text(row, "method")),
                Sql.money(row, "amount_minor"),
                row.getLong("base_minor"),
                Sql.date(row, "received_on"),
                row.getString("payer"),
                new TakenByHand(
                        row.getString("check_number"), row.getString("drawer_bank"), Sql.dateOrNull(row, "dated_on")),
                Sql.uuid(row, "bank_account_id"),
                deposit == null ? null : new DepositId(deposit),
                row.getBoolean("returned"));
    }
}
