package org.tallystick.providers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;

/** What customers are asked to pay online. */
@Repository
@Transactional(readOnly = true)
public class PaymentRequests {
    private static final String SELECT = """
            select r.request_id, r.customer_id, r.provider, r.currency, r.amount_minor, r.expires_at, r.made_at, r.made_by,
                   r.withdrawn_at, c.name as seller_name,
                   (select a.state
                    from providers.attempt a
                    where a.company_id = r.company_id
                      and a.request_id = r.request_id
                    order by a.attempt_id desc
                    limit 1) as latest
            from providers.payment_request r
            join platform.company c on c.company_id = r.company_id
            where r.company_id = :company
            """;

    private final JdbcClient db;

    PaymentRequests(JdbcClient db) {
        this.db = db;
    }

    public Optional<PaymentRequest> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and r.request_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(PaymentRequests::request)
                .optional();
    }

    /** The latest first. */
    public Page<PaymentRequest> list(CompanyId company, int page, int size) {
        List<PaymentRequest> rows = db.sql(SELECT + "order by r.request_id desc limit :size offset :skip")
                .param("company", company.value())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(PaymentRequests::request)
                .list();
        long total = db.sql("select count(*) from providers.payment_request where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** Those that ask for one of the items and have not ended, the latest first. */
    public List<PaymentRequest> open(CompanyId company, List<OpenItemId> items, Instant now) {
        return db.sql(SELECT + """
                          and r.expires_at > :now
                          and r.request_id in (
                            select i.request_id
                            from providers.request_item i
                            where i.company_id = :company
                              and i.open_item_id = any(:items))
                        order by r.request_id desc
                        limit 20
                        """)
                .param("company", company.value())
                .param("now", Sql.moment(now))
                .param("items", items.stream().map(OpenItemId::value).toArray(UUID[]::new))
                .query(PaymentRequests::request)
                .list();
    }

    /** How much of which item is asked for. */
    public List<Slice> slices(CompanyId company, UUID request) {
        return db.sql("""
                        select i.open_item_id, i.amount_minor, r.currency
                        from providers.request_item i
                        join providers.payment_request r using (company_id, request_id)
                        where i.company_id = :company
                          and i.request_id = :request
                        order by i.open_item_id
                        """)
                .param("company", company.value())
                .param("request", request)
                .query((row, number) ->
                        new Slice(new OpenItemId(Sql.uuid(row, "open_item_id")), Sql.money(row, "amount_minor")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, PaymentRequest request, List<Slice> slices) {
        db.sql("""
                        insert into providers.payment_request
                            (company_id, request_id, customer_id, provider, currency, amount_minor, expires_at, made_at,
                             made_by)
                        values (:company, :id, :customer, :provider, :currency, :amount, :expires, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", request.id())
                .param("customer", request.customer().value())
                .param("provider", request.provider())
                .param("currency", request.amount().currency().code())
                .param("amount", request.amount().minor())
                .param("expires", Sql.moment(request.expiresAt()))
                .param("at", Sql.moment(request.madeAt()))
                .param("by", request.madeBy())
                .update();
        db.sql("""
                        insert into providers.request_item (company_id, request_id, open_item_id, amount_minor)
                        select :company, :request, open_item_id, amount_minor
                        from unnest(:items::uuid[], :amounts::bigint[]) as item (open_item_id, amount_minor)
                        """)
                .param("company", company.value())
                .param("request", request.id())
                .param(
                        "items",
                        slices.stream().map(slice -> slice.item().value()).toArray(UUID[]::new))
                .param(
                        "amounts",
                        slices.stream().map(slice -> slice.amount().minor()).toArray(Long[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean withdraw(CompanyId company, UUID id, Instant at) {
        return db.sql("""
                                update providers.payment_request
                                set withdrawn_at = :at
                                where company_id = :company
                                  and request_id = :id
                                  and withdrawn_at is null
                                """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("at", Sql.moment(at))
                        .update()
                == 1;
    }

    private static PaymentRequest request(ResultSet row, int number) throws SQLException {
        String latest = row.getString("latest");
        return new PaymentRequest(
                Sql.uuid(row, "request_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "provider"),
                Sql.money(row, "amount_minor"),
                Sql.instant(row, "expires_at"),
                Sql.instant(row, "made_at"),
                Sql.text(row, "made_by"),
                Sql.instantOrNull(row, "withdrawn_at"),
                latest == null ? null : AttemptState.valueOf(latest),
                Sql.text(row, "seller_name"));
    }
}
