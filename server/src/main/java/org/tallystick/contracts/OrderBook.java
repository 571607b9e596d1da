package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** Writes orders down. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OrderBook {
    private final JdbcClient db;
    private final BusinessClock clock;

    OrderBook(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A revision that was found to be sound. */
    record Taken(OrderId id, OrderInput input) {}

    /** What was delivered of a line and the charge it became. */
    record Delivered(
            OrderId order,
            int revision,
            int line,
            String externalId,
            LocalDate on,
            BigDecimal quantity,
            ChargeId charge) {}

    /** Makes the orders that are not there and locks all of them; whoever sends the same at once waits here. */
    Map<OrderInput.Key, OrderId> open(Caller caller, List<OrderInput> orders, Map<String, CustomerId> customers) {
        db.sql("""
                        insert into contracts.customer_order
                            (company_id, order_id, source, external_id, customer_id, currency, received_at, received_by)
                        select :company, order_id, source, external_id, customer_id, currency, :at, :by
                        from unnest(:ids::uuid[], :sources::text[], :externals::text[], :customers::uuid[],
                                    :currencies::text[])
                             as sent (order_id, source, external_id, customer_id, currency)
                        order by source, external_id
                        on conflict (company_id, source, external_id) do nothing
                        """)
                .param("company", caller.company().value())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .param("ids", orders.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param("sources", column(orders, OrderInput::source).toArray(String[]::new))
                .param("externals", column(orders, OrderInput::externalId).toArray(String[]::new))
                .param(
                        "customers",
                        column(
                                        orders,
                                        order -> Objects.requireNonNull(customers.get(order.customerNumber()))
                                                .value())
                                .toArray(UUID[]::new))
                .param(
                        "currencies",
                        column(orders, order -> order.currency().code()).toArray(String[]::new))
                .update();
        return ids(caller.company(), orders);
    }

    private Map<OrderInput.Key, OrderId> ids(CompanyId company, List<OrderInput> orders) {
        var ids = new HashMap<OrderInput.Key, OrderId>();
        db.sql("""
                        select order_id, source, external_id
                        from contracts.customer_order
                        where company_id = :company
                          and (source, external_id) in (
                            select source, external_id
                            from unnest(:sources::text[], :externals::text[]) as key (source, external_id))
                        order by order_id
                        for update
                        """)
                .param("company", company.value())
                .param("sources", column(orders, OrderInput::source).toArray(String[]::new))
                .param("externals", column(orders, OrderInput::externalId).toArray(String[]::new))
                .query((row, number) -> ids.put(
                        new OrderInput.Key(Sql.text(row, "source"), Sql.text(row, "external_id")),
                        new OrderId(Sql.uuid(row, "order_id"))))
                .list();
        return ids;
    }

    /** Until the transaction ends, nobody else changes the order; false when it is not there. */
    boolean lock(CompanyId company, OrderId id) {
        return db.sql("""
                        select 1
                        from contracts.customer_order
                        where company_id = :company
                          and order_id = :id
                        for update
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .query((row, number) -> row.getInt(1))
                .optional()
                .isPresent();
    }

    void insert(Caller caller, List<Taken> taken) {
        db.sql("""
                        insert into contracts.order_revision
                            (company_id, order_id, revision, ordered_on, purchase_order, contract_number, recorded_at,
                             recorded_by)
                        select :company, order_id, revision, ordered_on, purchase_order, contract_number, :at, :by
                        from unnest(:orders::uuid[], :revisions::int[], :days::date[], :purchases::text[], :contracts::text[])
                             as sent (order_id, revision, ordered_on, purchase_order, contract_number)
                        """)
                .param("company", caller.company().value())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .param("orders", column(taken, row -> row.id().value()).toArray(UUID[]::new))
                .param("revisions", column(taken, row -> row.input().revision()).toArray(Integer[]::new))
                .param("days", Sql.days(column(taken, row -> row.input().orderedOn())))
                .param(
                        "purchases",
                        taken.stream().map(row -> row.input().purchaseOrder()).toArray(String[]::new))
                .param(
                        "contracts",
                        taken.stream().map(row -> row.input().contractNumber()).toArray(String[]::new))
                .update();
        insertLines(caller.company(), taken);
        db.sql("""
                        update contracts.customer_order o
                        set revision = sent.revision
                        from unnest(:orders::uuid[], :revisions::int[]) as sent (order_id, revision)
                        where o.company_id = :company
                          and o.order_id = sent.order_id
                        """)
                .param("company", caller.company().value())
                .param("orders", column(taken, row -> row.id().value()).toArray(UUID[]::new))
                .param("revisions", column(taken, row -> row.input().revision()).toArray(Integer[]::new))
                .update();
    }

    private record Row(OrderId order, int revision, OrderLine line) {}

    private void insertLines(CompanyId company, List<Taken> taken) {
        List<Row> rows = new ArrayList<>();
        taken.forEach(order -> order.input()
                .lines()
                .forEach(line -> rows.add(new Row(order.id(), order.input().revision(), line))));
        db.sql("""
                        insert into contracts.order_line
                            (company_id, order_id, revision, line, description, quantity, unit, unit_price, tax_code, billed,
                             every, service_from, service_to, delivered_on)
                        select :company, order_id, revision, line, description, quantity, unit, unit_price, tax_code, billed,
                               every, service_from, service_to, delivered_on
                        from unnest(:orders::uuid[], :revisions::int[], :lines::int[], :descriptions::text[],
                                    :quantities::numeric[], :units::text[], :prices::numeric[], :taxCodes::text[],
                                    :billed::text[], :every::text[], :froms::date[], :tos::date[], :delivered::date[])
                             as sent (order_id, revision, line, description, quantity, unit, unit_price, tax_code, billed,
                                      every, service_from, service_to, delivered_on)
                        """)
                .param("company", company.value())
                .param("orders", column(rows, row -> row.order().value()).toArray(UUID[]::new))
                .param("revisions", column(rows, Row::revision).toArray(Integer[]::new))
                .param("lines", column(rows, row -> row.line().line()).toArray(Integer[]::new))
                .param(
                        "descriptions",
                        column(rows, row -> row.line().description()).toArray(String[]::new))
                .param("quantities", column(rows, row -> row.line().quantity()).toArray(BigDecimal[]::new))
                .param("units", column(rows, row -> row.line().unit()).toArray(String[]::new))
                .param("prices", column(rows, row -> row.line().unitPrice()).toArray(BigDecimal[]::new))
                .param("taxCodes", column(rows, row -> row.line().taxCode()).toArray(String[]::new))
                .param("billed", column(rows, row -> row.line().billed().name()).toArray(String[]::new))
                .param("every", texts(rows, OrderLine::every))
                .param("froms", texts(rows, OrderLine::serviceFrom))
                .param("tos", texts(rows, OrderLine::serviceTo))
                .param("delivered", texts(rows, OrderLine::deliveredOn))
                .update();
    }

    void insertDeliveries(Caller caller, List<Delivered> delivered) {
        db.sql("""
                        insert into contracts.order_delivery
                            (company_id, delivery_id, order_id, revision, line, external_id, delivered_on, quantity, charge_id,
                             recorded_at, recorded_by)
                        select :company, delivery_id, order_id, revision, line, external_id, delivered_on, quantity, charge_id,
                               :at, :by
                        from unnest(:ids::uuid[], :orders::uuid[], :revisions::int[], :lines::int[], :externals::text[],
                                    :days::date[], :quantities::numeric[], :charges::uuid[])
                             as made (delivery_id, order_id, revision, line, external_id, delivered_on, quantity, charge_id)
                        """)
                .param("company", caller.company().value())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .param("ids", delivered.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param("orders", column(delivered, row -> row.order().value()).toArray(UUID[]::new))
                .param("revisions", column(delivered, Delivered::revision).toArray(Integer[]::new))
                .param("lines", column(delivered, Delivered::line).toArray(Integer[]::new))
                .param("externals", column(delivered, Delivered::externalId).toArray(String[]::new))
                .param("days", Sql.days(column(delivered, Delivered::on)))
                .param("quantities", column(delivered, Delivered::quantity).toArray(BigDecimal[]::new))
                .param("charges", column(delivered, row -> row.charge().value()).toArray(UUID[]::new))
                .update();
    }

    void cancel(Caller caller, OrderId id, String reason) {
        db.sql("""
                        insert into contracts.order_cancellation
                            (company_id, order_id, cancelled_on, reason, recorded_at, recorded_by)
                        values (:company, :order, :on, :reason, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("order", id.value())
                .param("on", clock.today(caller.company()))
                .param("reason", reason)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }

    private static @Nullable String[] texts(List<Row> rows, Function<OrderLine, @Nullable Object> value) {
        return rows.stream()
                .map(row -> value.apply(row.line()))
                .map(found -> found == null ? null : found.toString())
                .toArray(String[]::new);
    }
}
