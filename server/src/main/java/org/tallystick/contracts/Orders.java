package org.tallystick.contracts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The orders of a company: heads in one statement, lines with how far they have come in another, however many orders. */
@Repository
@Transactional(readOnly = true)
public class Orders {
    private static final String HEADS = """
            select o.order_id, o.source, o.external_id, o.customer_id, o.currency, o.revision, r.ordered_on, r.purchase_order,
                   r.contract_number, c.cancelled_on, c.reason
            from contracts.customer_order o
            join contracts.order_revision r
              on r.company_id = o.company_id and r.order_id = o.order_id and r.revision = o.revision
            left join contracts.order_cancellation c on c.company_id = o.company_id and c.order_id = o.order_id
            where o.company_id = :company
            """;

    private static final String FILTER = """
              and (:customer::uuid is null or o.customer_id = :customer)
              and (:text::text is null
                   or lower(o.external_id) = lower(:text)
                   or lower(o.source) = lower(:text)
                   or r.purchase_order = :text)
              and (:state::text is null
                   or :state = case
                        when c.order_id is not null then 'CANCELLED'
                        when exists (select from contracts.order_progress p
                                     where p.company_id = o.company_id
                                       and p.order_id = o.order_id
                                       and case p.billed when 'ONCE' then p.delivered < p.quantity
                                           else p.agreement is distinct from 'AGREED' end) then 'OPEN'
                        else 'DONE'
                      end)
            """;

    private final JdbcClient db;

    Orders(JdbcClient db) {
        this.db = db;
    }

    public Optional<Order> find(CompanyId company, OrderId id) {
        List<Order> heads = db.sql(HEADS + "and o.order_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Orders::head)
                .list();
        return whole(company, heads).stream().findFirst();
    }

    public Order get(CompanyId company, OrderId id) {
        return find(company, id).orElseThrow(() -> Refusal.notFound("order"));
    }

    /** The latest first. */
    public Page<Order> list(CompanyId company, OrderFilter filter, int page, int size) {
        List<Order> rows = filtered(
                        db.sql(HEADS + FILTER + "order by o.order_id desc limit :size offset :skip"), company, filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Orders::head)
                .list();
        long total = filtered(db.sql("select count(*) from (" + HEADS + FILTER + ") matching"), company, filter)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(whole(company, rows), page, size, total);
    }

    /** Those made after one, in the order in which they were made. */
    public List<Order> after(CompanyId company, OrderFilter filter, UUID after, int limit) {
        List<Order> rows = filtered(
                        db.sql(HEADS + FILTER + "and o.order_id > :after order by o.order_id limit :limit"),
                        company,
                        filter)
                .param("after", after)
                .param("limit", limit)
                .query(Orders::head)
                .list();
        return whole(company, rows);
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, OrderFilter filter) {
        CustomerId customer = filter.customer();
        Order.State state = filter.state();
        return statement
                .param("company", company.value())
                .param("customer", customer == null ? null : customer.value())
                .param("text", filter.text())
                .param("state", state == null ? null : state.name());
    }

    /** Those that are known, by what their sources call them. */
    Map<OrderInput.Key, Order> known(CompanyId company, Collection<OrderInput.Key> keys) {
        List<Order> heads = db.sql(HEADS + """
                        and (o.source, o.external_id) in (
                          select source, external_id
                          from unnest(:sources::text[], :ids::text[]) as key (source, external_id))
                        """)
                .param("company", company.value())
                .param("sources", keys.stream().map(OrderInput.Key::source).toArray(String[]::new))
                .param("ids", keys.stream().map(OrderInput.Key::externalId).toArray(String[]::new))
                .query(Orders::head)
                .list();
        Map<OrderInput.Key, Order> known = new HashMap<>();
        whole(company, heads)
                .forEach(order -> known.put(new OrderInput.Key(order.source(), order.externalId()), order));
        return known;
    }

    /** The charges that lines became, in the order of lines and days. */
    public List<OrderDelivery> deliveries(CompanyId company, OrderId order) {
        return db.sql("""
                        select d.delivery_id, d.order_id, d.revision, d.line, d.external_id, d.delivered_on, d.quantity,
                               d.charge_id, c.withdrawn_on is not null as withdrawn, c.draft_id
                        from contracts.order_delivery d
                        join contracts.charge c on c.company_id = d.company_id and c.charge_id = d.charge_id
                        where d.company_id = :company
                          and d.order_id = :order
                        order by d.line, d.delivered_on, d.delivery_id
                        """)
                .param("company", company.value())
                .param("order", order.value())
                .query(Orders::delivery)
                .list();
    }

    /** Where a charge comes from, through its delivery or through the contract that was agreed for the line. */
    public Optional<OrderTrace> ofCharge(CompanyId company, ChargeId charge) {
        return db.sql("""
                        with origin as (
                          select order_id, line, revision, delivered_on
                          from contracts.order_delivery
                          where company_id = :company
                            and charge_id = :charge
                          union all
                          select p.order_id, p.line, p.revision, null
                          from contracts.priced_period t
                          join contracts.order_progress p
                            on p.company_id = t.company_id and p.contract_id = t.contract_id and p.contract_line = t.line
                          where t.company_id = :company
                            and t.charge_id = :charge
                            and p.agreement = 'AGREED'
                            and p.version <= t.version
                        )
                        select o.order_id, o.source, o.external_id, g.revision, g.line, l.quantity, l.unit, l.unit_price,
                               r.ordered_on, g.delivered_on
                        from origin g
                        join contracts.customer_order o on o.company_id = :company and o.order_id = g.order_id
                        join contracts.order_revision r
                          on r.company_id = o.company_id and r.order_id = o.order_id and r.revision = g.revision
                        join contracts.order_line l
                          on l.company_id = r.company_id
                         and l.order_id = r.order_id
                         and l.revision = r.revision
                         and l.line = g.line
                        """)
                .param("company", company.value())
                .param("charge", charge.value())
                .query(Orders::trace)
                .optional();
    }

    private record LineOf(UUID order, Order.Progress progress) {}

    private List<Order> whole(CompanyId company, List<Order> heads) {
        if (heads.isEmpty()) {
            return heads;
        }
        Map<UUID, List<Order.Progress>> lines = new HashMap<>();
        db.sql("""
                        select l.order_id, l.line, l.description, l.quantity, l.unit, l.unit_price, l.tax_code, l.billed,
                               l.every, l.service_from, l.service_to, l.delivered_on, p.delivered, p.contract_id,
                               p.contract_line, p.version, p.agreement
                        from contracts.order_progress p
                        join contracts.order_line l
                          on l.company_id = p.company_id
                         and l.order_id = p.order_id
                         and l.revision = p.revision
                         and l.line = p.line
                        where p.company_id = :company
                          and p.order_id = any(:orders)
                        order by l.order_id, l.line
                        """)
                .param("company", company.value())
                .param("orders", heads.stream().map(head -> head.id().value()).toArray(UUID[]::new))
                .query(Orders::line)
                .list()
                .forEach(line -> lines.computeIfAbsent(line.order(), _ -> new ArrayList<>())
                        .add(line.progress()));
        return heads.stream()
                .map(head -> with(head, lines.getOrDefault(head.id().value(), List.of())))
                .toList();
    }

    private static Order with(Order head, List<Order.Progress> lines) {
        return new Order(
                head.id(),
                head.source(),
                head.externalId(),
                head.customer(),
                head.currency(),
                head.revision(),
                head.orderedOn(),
                head.purchaseOrder(),
                head.contractNumber(),
                head.cancellation(),
                lines);
    }

    private static Order head(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        return new Order(
                new OrderId(Sql.uuid(row, "order_id")),
                Sql.text(row, "source"),
                Sql.text(row, "external_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.currency(row, "currency"),
                row.getInt("revision"),
                Sql.date(row, "ordered_on"),
                row.getString("purchase_order"),
                row.getString("contract_number"),
                reason == null ? null : new Order.Cancellation(Sql.date(row, "cancelled_on"), reason),
                List.of());
    }

    private static LineOf line(ResultSet row, int number) throws SQLException {
        String every = row.getString("every");
        var line = new OrderLine(
                row.getInt("line"),
                Sql.text(row, "description"),
                row.getBigDecimal("quantity"),
                Sql.text(row, "unit"),
                row.getBigDecimal("unit_price"),
                Sql.text(row, "tax_code"),
                OrderLine.Billed.valueOf(Sql.text(row, "billed")),
                every == null ? null : OrderLine.Every.valueOf(every),
                Sql.dateOrNull(row, "service_from"),
                Sql.dateOrNull(row, "service_to"),
                Sql.dateOrNull(row, "delivered_on"));
        BigDecimal delivered = row.getBigDecimal("delivered");
        return new LineOf(Sql.uuid(row, "order_id"), new Order.Progress(line, delivered, agreement(row)));
    }

    private static Order.@Nullable Agreement agreement(ResultSet row) throws SQLException {
        UUID contract = Sql.uuidOrNull(row, "contract_id");
        return contract == null
                ? null
                : new Order.Agreement(
                        new ContractId(contract),
                        row.getInt("contract_line"),
                        row.getInt("version"),
                        Order.Agreed.valueOf(Sql.text(row, "agreement")));
    }

    private static OrderDelivery delivery(ResultSet row, int number) throws SQLException {
        return new OrderDelivery(
                Sql.uuid(row, "delivery_id"),
                new OrderId(Sql.uuid(row, "order_id")),
                row.getInt("revision"),
                row.getInt("line"),
                Sql.text(row, "external_id"),
                Sql.date(row, "delivered_on"),
                row.getBigDecimal("quantity"),
                new ChargeId(Sql.uuid(row, "charge_id")),
                row.getBoolean("withdrawn"),
                Sql.uuidOrNull(row, "draft_id"));
    }

    private static OrderTrace trace(ResultSet row, int number) throws SQLException {
        return new OrderTrace(
                new OrderId(Sql.uuid(row, "order_id")),
                Sql.text(row, "source"),
                Sql.text(row, "external_id"),
                row.getInt("revision"),
                row.getInt("line"),
                row.getBigDecimal("quantity"),
                Sql.text(row, "unit"),
                row.getBigDecimal("unit_price"),
                Sql.date(row, "ordered_on"),
                Sql.dateOrNull(row, "delivered_on"));
    }
}
