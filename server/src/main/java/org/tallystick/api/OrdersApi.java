package org.tallystick.api;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.contracts.Order;
import org.tallystick.contracts.OrderDelivery;
import org.tallystick.contracts.OrderDesk;
import org.tallystick.contracts.OrderFault;
import org.tallystick.contracts.OrderFilter;
import org.tallystick.contracts.OrderId;
import org.tallystick.contracts.OrderInput;
import org.tallystick.contracts.OrderLine;
import org.tallystick.contracts.Orders;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Refusal;

/** Orders from the systems that sell: send one, say what was delivered, cancel the rest, read them. */
@RestController
@RequestMapping("/api/v1/orders")
class OrdersApi {
    private static final int MOST_LINES = 500;

    private final OrderDesk desk;
    private final Orders orders;
    private final Companies companies;

    OrdersApi(OrderDesk desk, Orders orders, Companies companies) {
        this.desk = desk;
        this.orders = orders;
        this.companies = companies;
    }

    @GetMapping
    @Transactional(readOnly = true)
    Cursor.Slice<OrderView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "customer_id", required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String q,
            Caller caller) {
        caller.must(Permission.VIEW);
        Cursor page = Cursor.of(cursor, limit);
        var filter = new OrderFilter(customer == null ? null : new CustomerId(customer), q, state(state));
        List<OrderView> rows = orders.after(caller.company(), filter, page.after(), page.fetched()).stream()
                .map(order -> OrderView.of(order, List.of()))
                .toList();
        return page.slice(rows, OrderView::id);
    }

    private static Order.@Nullable State state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        try {
            return Order.State.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("STATE_UNKNOWN", "state is open, done or cancelled.");
        }
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    OrderView show(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        return view(caller, new OrderId(id));
    }

    @PostMapping
    @Transactional
    ResponseEntity<OrderView> record(@RequestBody byte[] body, Caller caller) {
        caller.must(Permission.KEEP_CHARGES);
        OrderInput input = read(Fields.of(body), caller);
        if (desk.judge(caller.company(), List.of(input)).getFirst()
                instanceof OrderDesk.Verdict.Invalid(List<OrderFault> faults)) {
            throw InputProblem.fields(
                    faults.stream().map(fault -> field(input, fault)).toList());
        }
        OrderDesk.Outcome outcome = desk.record(caller, input);
        OrderView view = view(caller, outcome.id());
        return outcome.known()
                ? ResponseEntity.ok(view)
                : ResponseEntity.created(URI.create("/api/v1/orders/" + view.id()))
                        .body(view);
    }

    @PostMapping("/{id}/deliveries")
    @Transactional
    OrderView deliver(@PathVariable UUID id, @RequestBody byte[] body, Caller caller) {
        caller.must(Permission.KEEP_CHARGES);
        Fields fields = Fields.of(body);
        List<OrderDelivery.Input> delivered = new ArrayList<>();
        for (Fields one : fields.parts("deliveries", MOST_LINES)) {
            int line = one.requiredInteger("line");
            String external = one.required("external_id");
            LocalDate on = one.requiredDate("delivered_on");
            delivered.add(new OrderDelivery.Input(
                    line, external, on, one.decimal("quantity").orElse(null)));
        }
        fields.verify();
        desk.deliver(caller, new OrderId(id), delivered);
        return view(caller, new OrderId(id));
    }

    @PostMapping("/{id}/cancellation")
    @Transactional
    OrderView cancel(@PathVariable UUID id, @RequestBody byte[] body, Caller caller) {
        caller.must(Permission.KEEP_CHARGES);
        Fields fields = Fields.of(body);
        String reason = fields.required("reason");
        fields.verify();
        desk.cancel(caller, new OrderId(id), reason);
        return view(caller, new OrderId(id));
    }

    private OrderView view(Caller caller, OrderId id) {
        return OrderView.of(orders.get(caller.company(), id), orders.deliveries(caller.company(), id));
    }

    private OrderInput read(Fields fields, Caller caller) {
        String source = fields.required("source");
        String id = fields.required("external_id");
        int revision = fields.has("revision") ? fields.requiredInteger("revision") : 1;
        String customer = fields.required("customer_number");
        CurrencyCode currency = fields.currency("currency")
                .orElseGet(() -> companies.get(caller.company()).currency());
        LocalDate ordered = fields.requiredDate("ordered_on");
        var purchaseOrder = fields.text("purchase_order");
        var contract = fields.text("contract_number");
        List<OrderLine> lines =
                fields.parts("lines", MOST_LINES).stream().map(OrdersApi::line).toList();
        fields.verify();
        return new OrderInput(
                source,
                id,
                revision,
                customer,
                currency,
                ordered,
                purchaseOrder.orElse(null),
                contract.orElse(null),
                lines);
    }

    private static OrderLine line(Fields fields) {
        return new OrderLine(
                fields.requiredInteger("line"),
                fields.required("description"),
                fields.requiredDecimal("quantity"),
                fields.text("unit").orElse("C62"),
                fields.requiredDecimal("unit_price"),
                fields.required("tax_code"),
                fields.choice("billed", OrderLine.Billed.class).orElse(OrderLine.Billed.ONCE),
                fields.choice("every", OrderLine.Every.class).orElse(null),
                fields.date("service_from").orElse(null),
                fields.date("service_to").orElse(null),
                fields.date("delivered_on").orElse(null));
    }

    /** Where in the body a fault stands. */
    private static InputProblem.Field field(OrderInput input, OrderFault fault) {
        Integer number = fault.line();
        String place = "";
        if (number != null) {
            List<Integer> numbers = input.lines().stream().map(OrderLine::line).toList();
            int index = fault.code().equals("LINE_NUMBER") ? numbers.lastIndexOf(number) : numbers.indexOf(number);
            place = "/lines/" + index;
        }
        return new InputProblem.Field(place + "/" + fault.field(), fault.code(), fault.sentence());
    }

    /** An order as its latest revision has it; its charges only when one order is asked for. */
    @SnakeCase
    record OrderView(
            UUID id,
            String source,
            String externalId,
            int revision,
            UUID customerId,
            LocalDate orderedOn,
            @Nullable String purchaseOrder,
            @Nullable String contractNumber,
            String state,
            Amount total,
            Amount open,
            @Nullable LocalDate cancelledOn,
            @Nullable String cancelledReason,
            List<LineView> lines) {
        static OrderView of(Order order, List<OrderDelivery> deliveries) {
            Order.Cancellation cancelled = order.cancellation();
            return new OrderView(
                    order.id().value(),
                    order.source(),
                    order.externalId(),
                    order.revision(),
                    order.customer().value(),
                    order.orderedOn(),
                    order.purchaseOrder(),
                    order.contractNumber(),
                    word(order.state()),
                    Amount.of(order.total()),
                    Amount.of(order.open()),
                    cancelled == null ? null : cancelled.on(),
                    cancelled == null ? null : cancelled.reason(),
                    order.lines().stream()
                            .map(line -> LineView.of(
                                    line,
                                    deliveries.stream()
                                            .filter(delivery -> delivery.line()
                                                    == line.line().line())
                                            .map(DeliveryView::of)
                                            .toList()))
                            .toList());
        }
    }

    /** A line and what became of it. */
    @SnakeCase
    record LineView(
            int line,
            String description,
            String quantity,
            String unit,
            String unitPrice,
            String taxCode,
            String billed,
            @Nullable String every,
            @Nullable LocalDate serviceFrom,
            @Nullable LocalDate serviceTo,
            @Nullable LocalDate deliveredOn,
            String deliveredQuantity,
            @Nullable UUID contractId,
            @Nullable Integer contractLine,
            @Nullable String agreement,
            List<DeliveryView> charges) {
        static LineView of(Order.Progress progress, List<DeliveryView> charges) {
            OrderLine line = progress.line();
            OrderLine.Every every = line.every();
            Order.Agreement agreement = progress.agreement();
            return new LineView(
                    line.line(),
                    line.description(),
                    plain(line.quantity()),
                    line.unit(),
                    plain(line.unitPrice()),
                    line.taxCode(),
                    word(line.billed()),
                    every == null ? null : word(every),
                    line.serviceFrom(),
                    line.serviceTo(),
                    line.deliveredOn(),
                    plain(progress.delivered()),
                    agreement == null ? null : agreement.contract().value(),
                    agreement == null ? null : agreement.contractLine(),
                    agreement == null ? null : word(agreement.state()),
                    charges);
        }
    }

    /** A delivery and its charge. */
    @SnakeCase
    record DeliveryView(String externalId, LocalDate deliveredOn, String quantity, UUID chargeId, String state) {
        static DeliveryView of(OrderDelivery delivery) {
            return new DeliveryView(
                    delivery.externalId(),
                    delivery.on(),
                    plain(delivery.quantity()),
                    delivery.charge().value(),
                    delivery.withdrawn() ? "withdrawn" : delivery.draft() == null ? "unbilled" : "billed");
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
