package org.tallystick.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** Recipients whose documents came back, or were not sent because earlier ones did. */
@Repository
@Transactional(readOnly = true)
public class AstrayRecipients {
    private final JdbcClient db;

    AstrayRecipients(JdbcClient db) {
        this.db = db;
    }

    /** One delivery that did not arrive: why, where it went instead, and whether its address is marked. */
    public record Row(
            UUID delivery,
            @Nullable String number,
            CustomerId customer,
            String customerNumber,
            String customerName,
            String recipient,
            Delivery.State state,
            @Nullable String code,
            @Nullable Boolean permanent,
            @Nullable String reason,
            Instant at,
            Delivery.@Nullable Channel instead,
            @Nullable UUID mark) {}

    /** The latest first. */
    public Page<Row> list(CompanyId company, int page, int size) {
        List<Row> rows = db.sql("""
                        select d.delivery_id, coalesce(i.number, m.number, p.number) as number, d.customer_id,
                               c.number as customer_number, c.name as customer_name, d.recipient, d.state, n.code, n.permanent,
                               d.failure, n.happened_at, o.channel as instead, b.mark_id
                        from delivery.delivery d
                        join customers.customer c on c.company_id = d.company_id and c.customer_id = d.customer_id
                        join lateral (
                          select n.code, n.permanent, n.happened_at
                          from delivery.news n
                          where n.company_id = d.company_id
                            and n.delivery_id = d.delivery_id
                            and n.kind = d.state
                          order by n.happened_at desc, n.news_id desc
                          limit 1) n on true
                        left join invoicing.invoice i on i.company_id = d.company_id and i.invoice_id = d.subject_id
                        left join invoicing.credit_memo m on m.company_id = d.company_id and m.credit_memo_id = d.subject_id
                        left join delivery.receipt q on q.company_id = d.company_id and q.receipt_id = d.subject_id
                        left join payments.payment p on p.company_id = q.company_id and p.payment_id = q.payment_id
                        left join delivery.delivery o on o.company_id = d.company_id and o.rerouted_from = d.delivery_id
                        left join delivery.bad_address b
                          on b.company_id = d.company_id and b.address = d.address and b.mended_at is null
                        where d.company_id = :company
                          and d.state in ('BOUNCED', 'SUPPRESSED')
                        order by n.happened_at desc, d.delivery_id desc
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(AstrayRecipients::row)
                .list();
        long total = db.sql("""
                        select count(*)
                        from delivery.delivery
                        where company_id = :company
                          and state in ('BOUNCED', 'SUPPRESSED')
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String instead = row.getString("instead");
        return new Row(
                Sql.uuid(row, "delivery_id"),
                row.getString("number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "customer_number"),
                Sql.text(row, "customer_name"),
                Sql.text(row, "recipient"),
                Delivery.State.valueOf(Sql.text(row, "state")),
                row.getString("code"),
                row.getObject("permanent", Boolean.class),
                row.getString("failure"),
                Sql.instant(row, "happened_at"),
                instead == null ? null : Delivery.Channel.valueOf(instead),
                Sql.uuidOrNull(row, "mark_id"));
    }
}
