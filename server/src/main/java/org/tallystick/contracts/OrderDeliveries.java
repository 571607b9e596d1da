package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;

/** Makes what was delivered of orders charges. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OrderDeliveries {
    static final String SOURCE = "order-line";

    /** Without a slash, so that the id of a charge tells order, line and delivery apart. */
    private static final Pattern EXTERNAL_ID = Pattern.compile("[^\\p{Cntrl}/]{1,60}");

    private final Orders orders;
    private final OrderBook book;
    private final ChargeDesk charges;
    private final AuditLog audit;
    private final BusinessClock clock;

    OrderDeliveries(Orders orders, OrderBook book, ChargeDesk charges, AuditLog audit, BusinessClock clock) {
        this.orders = orders;
        this.book = book;
        this.charges = charges;
        this.audit = audit;
        this.clock = clock;
    }

    /** The charge of a delivery; known when it was reported before. */
    public record Outcome(ChargeId charge, boolean known) {}

    /** What charges take from the order itself. */
    record Head(
            OrderId id,
            String source,
            String externalId,
            int revision,
            CustomerId customer,
            CurrencyCode currency,
            @Nullable String purchaseOrder,
            @Nullable String contractNumber) {
        static Head of(Order order) {
            return new Head(
                    order.id(),
                    order.source(),
                    order.externalId(),
                    order.revision(),
                    order.customer(),
                    order.currency(),
                    order.purchaseOrder(),
                    order.contractNumber());
        }
    }

    /** A delivery that was found to be possible. */
    record Wanted(Head order, OrderLine line, String externalId, LocalDate on, BigDecimal quantity) {
        ChargeInput input() {
            LocalDate from = Objects.requireNonNullElse(line.serviceFrom(), on);
            return new ChargeInput(
                    order.customer(),
                    SOURCE,
                    order.source() + ":" + order.externalId() + "/" + line.line() + "/" + externalId,
                    line.description(),
                    quantity,
                    line.unit(),
                    line.unitPrice(),
                    order.currency(),
                    line.taxCode(),
                    order.contractNumber(),
                    order.purchaseOrder(),
                    from,
                    Objects.requireNonNullElse(line.serviceTo(), from),
                    on);
        }
    }

    private record Key(int line, String externalId) {}

    List<Outcome> deliver(Caller caller, Order order, List<OrderDelivery.Input> delivered) {
        Map<Key, OrderDelivery> known = new HashMap<>();
        orders.deliveries(caller.company(), order.id())
                .forEach(row -> known.put(new Key(row.line(), row.externalId()), row));
        Map<Integer, BigDecimal> rest = new HashMap<>();
        order.lines().forEach(line -> rest.put(line.line().line(), line.rest()));
        Map<Key, Wanted> fresh = new HashMap<>();
        List<Wanted> wanted = new ArrayList<>();
        for (OrderDelivery.Input input : delivered) {
            var key = new Key(input.line(), input.externalId());
            OrderDelivery before = known.get(key);
            if (before != null) {
                requireSame(before, input);
            } else if (fresh.containsKey(key)) {
                throw refused(input, "DELIVERY_REPEATED", "the delivery is sent twice at once.");
            } else {
                Wanted next = sound(order, input, rest, clock.today(caller.company()));
                fresh.put(key, next);
                wanted.add(next);
            }
        }
        Map<Wanted, ChargeId> made = charge(caller, wanted);
        List<Outcome> outcomes = new ArrayList<>();
        for (OrderDelivery.Input input : delivered) {
            var key = new Key(input.line(), input.externalId());
            OrderDelivery before = known.get(key);
            outcomes.add(
                    before == null
                            ? new Outcome(Objects.requireNonNull(made.get(fresh.get(key))), false)
                            : new Outcome(before.charge(), true));
        }
        return outcomes;
    }

    private static void requireSame(OrderDelivery before, OrderDelivery.Input input) {
        BigDecimal quantity = input.quantity();
        boolean same = before.on().equals(input.on())
                && (quantity == null || before.quantity().compareTo(quantity) == 0);
        if (!same) {
            throw Refusal.conflict(
                    "DELIVERY_DIFFERS",
                    "Line " + input.line() + ": delivery " + input.externalId() + " was reported before as "
                            + ContractWords.plain(before.quantity()) + " on " + before.on()
                            + "; withdraw its charge and report another one.");
        }
    }

    private static Wanted sound(
            Order order, OrderDelivery.Input input, Map<Integer, BigDecimal> rest, LocalDate today) {
        OrderLine line = order.line(input.line())
                .map(Order.Progress::line)
                .orElseThrow(() -> refused(input, "LINE_UNKNOWN", "the order has no such line."));
        if (line.recurs()) {
            throw refused(input, "DELIVERY_INVALID", "the line recurs; its contract charges it.");
        }
        if (!EXTERNAL_ID.matcher(input.externalId()).matches()) {
            throw refused(input, "DELIVERY_ID", "give the delivery an id of 1 to 60 characters without a slash.");
        }
        if (input.on().isAfter(today)) {
            throw refused(input, "DATE_TOO_LATE", "something is delivered today or earlier.");
        }
        if (order.cancellation() != null) {
            throw Refusal.conflict("ORDER_CANCELLED", "The order is cancelled; nothing more of it is charged.");
        }
        BigDecimal left = Objects.requireNonNull(rest.get(input.line()));
        BigDecimal quantity = Objects.requireNonNullElse(input.quantity(), left);
        if (left.signum() <= 0 || quantity.compareTo(left) > 0) {
            throw Refusal.conflict(
                    "MORE_THAN_ORDERED",
                    "Line " + input.line() + ": " + ContractWords.plain(left) + " of "
                            + ContractWords.plain(line.quantity()) + " " + line.unit()
                            + " are still to come; have the order revised for more.");
        }
        if (quantity.signum() <= 0 || quantity.stripTrailingZeros().scale() > 6) {
            throw refused(input, "QUANTITY_INVALID", "the quantity is above zero, with at most 6 decimals.");
        }
        rest.put(input.line(), left.subtract(quantity));
        return new Wanted(Head.of(order), line, input.externalId(), input.on(), quantity);
    }

    private static Refusal refused(OrderDelivery.Input input, String code, String sentence) {
        return Refusal.invalid(code, "Line " + input.line() + ": " + sentence);
    }

    /** Each becomes a charge, in the transaction of its order. */
    Map<Wanted, ChargeId> charge(Caller caller, List<Wanted> delivered) {
        Map<Wanted, ChargeId> made = new HashMap<>();
        if (delivered.isEmpty()) {
            return made;
        }
        List<ChargeDesk.Outcome> outcomes =
                charges.take(caller, delivered.stream().map(Wanted::input).toList());
        List<OrderBook.Delivered> rows = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < delivered.size(); i++) {
            Wanted one = delivered.get(i);
            if (outcomes.get(i) instanceof ChargeDesk.Outcome.Known(ChargeId charge)) {
                throw new IllegalStateException("delivery was charged before, as " + charge);
            }
            ChargeId charge = outcomes.get(i).id();
            made.put(one, charge);
            rows.add(new OrderBook.Delivered(
                    one.order().id(),
                    one.order().revision(),
                    one.line().line(),
                    one.externalId(),
                    one.on(),
                    one.quantity(),
                    charge));
            events.add(OrderDesk.said(
                            "order.deliver",
                            one.order().id(),
                            one.order().externalId(),
                            one.order().customer())
                    .fact("line", one.line().line())
                    .fact("quantity", ContractWords.plain(one.quantity()))
                    .fact("deliveredOn", one.on()));
        }
        book.insertDeliveries(caller, rows);
        audit.record(caller, events);
        return made;
    }
}
