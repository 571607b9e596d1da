package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The payments that wait for a person, and what was accepted lately. */
@Repository
@Transactional(readOnly = true)
public class ReviewQueue {
    private static final String FROM = """
            from payments.payment p
            left join customers.customer c on c.company_id = p.company_id and c.customer_id = p.customer_id
            left join lateral (select outcome
                               from cashapp.match_decision
                               where company_id = p.company_id and payment_id = p.payment_id
                               order by decided_at desc, decision_id desc
                               limit 1) d on true
            left join lateral (select count(*) as flags
                               from cashapp.payment_flag f
                               left join lateral (select verdict
                                                  from cashapp.flag_decision
                                                  where company_id = f.company_id and flag_id = f.flag_id
                                                  order by decided_at desc, decision_id desc
                                                  limit 1) v on true
                               where f.company_id = p.company_id
                                 and f.payment_id = p.payment_id
                                 and (v.verdict is null or v.verdict = 'FOLLOW_UP')) o on true
            where p.company_id = :company
              and p.unapplied_minor <> 0
              and case :kind
                    when 'SUGGESTED' then p.allocated_minor = 0 and d.outcome = 'SUGGEST'
                    when 'UNIDENTIFIED' then p.customer_id is null and d.outcome is distinct from 'SUGGEST'
                    when 'PARTLY' then p.allocated_minor > 0
                    when 'FLAGGED' then o.flags > 0
                    else true end
              and (:text::text is null
                   or p.number = upper(:text)
                   or p.reference ilike '%' || :text || '%'
                   or p.payer_name ilike '%' || :text || '%'
                   or c.name ilike '%' || :text || '%')
            """;

    private static final String SELECT = """
            select p.payment_id, p.number, p.received_on, p.currency, p.amount_minor, p.unapplied_minor, p.reference,
                   p.payer_name, c.name, d.outcome, o.flags
            """;

    private final JdbcClient db;

    ReviewQueue(JdbcClient db) {
        this.db = db;
    }

    /** Which of the payments. */
    public enum Kind {
        ALL("All"),
        SUGGESTED("Match suggested"),
        UNIDENTIFIED("Unidentified"),
        PARTLY("Partly applied"),
        FLAGGED("Flagged");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** One payment with something unapplied; flags that are not settled are counted. */
    public record Waiting(
            PaymentId id,
            String number,
            LocalDate receivedOn,
            Money amount,
            Money unapplied,
            @Nullable String reference,
            @Nullable String payerName,
            @Nullable String customer,
            LineState state,
            int flags) {
        /** The customer, else the name the bank gave. */
        public String who() {
            return customer != null ? customer : payerName != null ? payerName : "Not identified";
        }
    }

    /** Money that was settled by accepting a proposal, perhaps exchanged from the payment that came in. */
    public record Accepted(
            PaymentId payment, PaymentId cameAs, String number, Money amount, String items, Instant at, String by) {}

    /** The oldest first. */
    public Page<Waiting> list(CompanyId company, Kind kind, @Nullable String text, int page, int size) {
        List<Waiting> rows = db.sql(SELECT + FROM + "order by p.received_on, p.payment_id limit :size offset :skip")
                .param("company", company.value())
                .param("kind", kind.name())
                .param("text", text)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(ReviewQueue::waiting)
                .list();
        long total = db.sql("select count(*) " + FROM)
                .param("company", company.value())
                .param("kind", kind.name())
                .param("text", text)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** What was accepted on a day and still stands, the latest first. */
    public List<Accepted> accepted(CompanyId company, LocalDate on, int limit) {
        return db.sql("""
                        select p.payment_id, coalesce(x.from_payment_id, p.payment_id) as came_as, p.number, a.currency,
                               sum(a.amount_minor)::bigint as amount_minor,
                               string_agg(distinct i.number, ', ' order by i.number) as items,
                               max(a.recorded_at) as recorded_at, max(a.recorded_by) as recorded_by
                        from receivables.allocation a
                        join payments.payment p on p.company_id = a.company_id and p.payment_id = a.payment_id
                        join receivables.open_item i on i.company_id = a.company_id and i.open_item_id = a.open_item_id
                        left join payments.payment_exchange x
                          on x.company_id = p.company_id and x.to_payment_id = p.payment_id and x.reverses_id is null
                        where a.company_id = :company
                          and a.effective_on = :on
                          and a.rule like 'accepted:%'
                          and a.reverses_id is null
                          and not exists (select from receivables.allocation r
                                          where r.company_id = a.company_id and r.reverses_id = a.allocation_id)
                        group by p.payment_id, x.from_payment_id, p.number, a.currency
                        order by recorded_at desc
                        limit :limit
                        """)
                .param("company", company.value())
                .param("on", on)
                .param("limit", limit)
                .query((row, number) -> new Accepted(
                        new PaymentId(Sql.uuid(row, "payment_id")),
                        new PaymentId(Sql.uuid(row, "came_as")),
                        Sql.text(row, "number"),
                        Sql.money(row, "amount_minor"),
                        Sql.text(row, "items"),
                        Sql.instant(row, "recorded_at"),
                        Sql.text(row, "recorded_by")))
                .list();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        Money amount = Sql.money(row, "amount_minor");
        Money unapplied = Sql.money(row, "unapplied_minor");
        String customer = row.getString("name");
        return new Waiting(
                new PaymentId(Sql.uuid(row, "payment_id")),
                Sql.text(row, "number"),
                Sql.date(row, "received_on"),
                amount,
                unapplied,
                row.getString("reference"),
                row.getString("payer_name"),
                customer,
                state(row.getString("outcome"), amount.equals(unapplied), customer != null),
                row.getInt("flags"));
    }

    private static LineState state(@Nullable String outcome, boolean whole, boolean identified) {
        if (!whole) {
            return LineState.PARTIALLY_APPLIED;
        }
        if ("SUGGEST".equals(outcome)) {
            return LineState.MATCH_SUGGESTED;
        }
        return identified ? LineState.IDENTIFIED : LineState.UNIDENTIFIED;
    }
}
