package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.PaymentFlag.Decided;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The flags on payments and what people made of them. Append-only, both of them. */
@Repository
@Transactional(readOnly = true)
public class PaymentFlags {
    private static final String SELECT = """
            select f.flag_id, f.rule, f.evidence, f.other_id, f.raised_at, p.payment_id, p.number, p.currency,
                   p.amount_minor, p.received_on, p.customer_id, c.name, d.verdict, d.reason, d.decided_at, d.decided_by
            """;

    private static final String FROM = """
            from cashapp.payment_flag f
            join payments.payment p on p.company_id = f.company_id and p.payment_id = f.payment_id
            left join customers.customer c on c.company_id = p.company_id and c.customer_id = p.customer_id
            left join lateral (select verdict, reason, decided_at, decided_by
                               from cashapp.flag_decision
                               where company_id = f.company_id and flag_id = f.flag_id
                               order by decided_at desc, decision_id desc
                               limit 1) d on true
            where f.company_id = :company
            """;

    private static final String FILTER = """
              and (:rule::text is null or f.rule = :rule)
              and (not :open or d.verdict is null or d.verdict = 'FOLLOW_UP')
            """;

    private final JdbcClient db;

    PaymentFlags(JdbcClient db) {
        this.db = db;
    }

    /** The latest first; all rules for null. */
    public Page<PaymentFlag> list(CompanyId company, @Nullable FlagRule rule, boolean openOnly, int page, int size) {
        String name = rule == null ? null : rule.name();
        List<PaymentFlag> rows = db.sql(
                        SELECT + FROM + FILTER + "order by f.raised_at desc, f.flag_id desc limit :size offset :skip")
                .param("company", company.value())
                .param("rule", name)
                .param("open", openOnly)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(PaymentFlags::flag)
                .list();
        long total = db.sql("select count(*) " + FROM + FILTER)
                .param("company", company.value())
                .param("rule", name)
                .param("open", openOnly)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    public Optional<PaymentFlag> find(CompanyId company, UUID id) {
        return db.sql(SELECT + FROM + "and f.flag_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(PaymentFlags::flag)
                .optional();
    }

    /** All flags of the payments, decided or not. */
    public List<PaymentFlag> of(CompanyId company, Collection<PaymentId> payments) {
        return db.sql(SELECT + FROM + "and f.payment_id = any(:payments) order by f.flag_id")
                .param("company", company.value())
                .param("payments", keys(payments))
                .query(PaymentFlags::flag)
                .list();
    }

    /** Those that may be another payment come twice, or were exchanged from such a one, as long as nobody said it is fine. */
    Set<PaymentId> doubtful(CompanyId company, Collection<PaymentId> payments) {
        return new HashSet<>(db.sql("""
                        select asked.payment_id
                        from unnest(:payments::uuid[]) as asked (payment_id)
                        left join payments.payment_exchange x
                          on x.company_id = :company and x.to_payment_id = asked.payment_id and x.reverses_id is null
                        where exists (select
                        """ + FROM + """
                          and f.payment_id in (asked.payment_id, x.from_payment_id)
                          and f.rule = 'DUPLICATE'
                          and d.verdict is distinct from 'FINE')
                        """)
                .param("company", company.value())
                .param("payments", keys(payments))
                .query((row, number) -> new PaymentId(Sql.uuid(row, "payment_id")))
                .list());
    }

    /** A flag about to be raised. */
    record NewFlag(PaymentId payment, Veracity.Flagged flagged) {}

    /** One that was raised. */
    record Raised(PaymentId payment, FlagRule rule) {}

    /** Keeps those that are not known yet, and returns them. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Raised> raise(CompanyId company, List<NewFlag> flags, Instant at) {
        return db.sql("""
                        insert into cashapp.payment_flag
                            (company_id, flag_id, payment_id, rule, evidence, other_id, raised_at)
                        select :company, flag_id, payment_id, rule, evidence, other_id, :at
                        from unnest(:ids::uuid[], :payments::uuid[], :rules::text[], :evidences::text[], :others::uuid[])
                             as flag (flag_id, payment_id, rule, evidence, other_id)
                        on conflict (company_id, payment_id, rule) do nothing
                        returning payment_id, rule
                        """)
                .param("company", company.value())
                .param("at", Sql.moment(at))
                .param("ids", flags.stream().map(flag -> Ids.next()).toArray(UUID[]::new))
                .param(
                        "payments",
                        flags.stream().map(flag -> flag.payment().value()).toArray(UUID[]::new))
                .param(
                        "rules",
                        flags.stream().map(flag -> flag.flagged().rule().name()).toArray(String[]::new))
                .param(
                        "evidences",
                        flags.stream().map(flag -> flag.flagged().evidence()).toArray(String[]::new))
                .param(
                        "others",
                        flags.stream()
                                .map(flag -> flag.flagged().other())
                                .map(other -> other == null ? null : other.value())
                                .toArray(UUID[]::new))
                .query((row, number) ->
                        new Raised(new PaymentId(Sql.uuid(row, "payment_id")), FlagRule.valueOf(Sql.text(row, "rule"))))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void decide(CompanyId company, UUID flag, Decided decided) {
        db.sql("""
                        insert into cashapp.flag_decision
                            (company_id, decision_id, flag_id, verdict, reason, decided_at, decided_by)
                        values (:company, :id, :flag, :verdict, :reason, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("flag", flag)
                .param("verdict", decided.verdict().name())
                .param("reason", decided.reason())
                .param("at", Sql.moment(decided.at()))
                .param("by", decided.by())
                .update();
    }

    private static UUID[] keys(Collection<PaymentId> payments) {
        return payments.stream().map(PaymentId::value).toArray(UUID[]::new);
    }

    private static PaymentFlag flag(ResultSet row, int number) throws SQLException {
        UUID other = Sql.uuidOrNull(row, "other_id");
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        String verdict = row.getString("verdict");
        return new PaymentFlag(
                Sql.uuid(row, "flag_id"),
                FlagRule.valueOf(Sql.text(row, "rule")),
                Sql.text(row, "evidence"),
                other == null ? null : new PaymentId(other),
                Sql.instant(row, "raised_at"),
                new PaymentId(Sql.uuid(row, "payment_id")),
                Sql.text(row, "number"),
                Sql.money(row, "amount_minor"),
                Sql.date(row, "received_on"),
                customer == null ? null : new CustomerId(customer),
                row.getString("name"),
                verdict == null
                        ? null
                        : new Decided(
                                FlagVerdict.valueOf(verdict),
                                Sql.text(row, "reason"),
                                Sql.instant(row, "decided_at"),
                                Sql.text(row, "decided_by")));
    }
}
