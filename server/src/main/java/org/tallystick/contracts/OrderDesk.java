package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.contracts.OrderBook.Taken;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/**
 * Where orders come in from the systems that sold them, and are changed and cancelled. Sending one twice takes it once; a
 * change is a later revision, of what is not charged or agreed yet.
 */
@Service
@Transactional
public class OrderDesk {
    private final Orders orders;
    private final OrderBook book;
    private final OrderContracts drafting;
    private final OrderDeliveries deliveries;
    private final Contracts contracts;
    private final Customers customers;
    private final AuditLog audit;
    private final BusinessClock clock;

    OrderDesk(
            Orders orders,
            OrderBook book,
            OrderContracts drafting,
            OrderDeliveries deliveries,
            Contracts contracts,
            Customers customers,
            AuditLog audit,
            BusinessClock clock) {
        this.orders = orders;
        this.book = book;
        this.drafting = drafting;
        this.deliveries = deliveries;
        this.contracts = contracts;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of an order; known when it was here with the same content. */
    public record Outcome(OrderId id, boolean known) {}

    /** What would become of an order. */
    public sealed interface Verdict {
        record Fresh() implements Verdict {}

        record Known(OrderId id) implements Verdict {}

        /** It cannot be read or has no sense. */
        record Invalid(List<OrderFault> faults) implements Verdict {
            public Invalid {
                faults = List.copyOf(faults);
            }
        }

        /** It contradicts what is here. */
        record Conflict(List<OrderFault> faults) implements Verdict {
            public Conflict {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Says of each order by itself what would become of it, and writes nothing. */
    @Transactional(readOnly = true)
    public List<Verdict> judge(CompanyId company, List<OrderInput> inputs) {
        OrderJudge judge = judging(company, inputs, customers(company, inputs));
        return inputs.stream().map(judge::of).toList();
    }

    /** Takes orders in, all or none. */
    public List<Outcome> record(Caller caller, List<OrderInput> inputs) {
        caller.must(Permission.KEEP_CHARGES);
        if (inputs.isEmpty()) {
            return List.of();
        }
        CompanyId company = caller.company();
        requireOnce(inputs);
        judge(company, inputs).forEach(OrderDesk::refuse);
        Map<String, CustomerId> owners = customers(company, inputs);
        Map<OrderInput.Key, OrderId> ids = book.open(caller, inputs, owners);
        OrderJudge judge = judging(company, inputs, owners);
        List<Outcome> outcomes = new ArrayList<>();
        List<Taken> taken = new ArrayList<>();
        for (OrderInput input : inputs) {
            Verdict verdict = judge.of(input);
            refuse(verdict);
            OrderId id = Objects.requireNonNull(ids.get(input.key()));
            boolean fresh = verdict instanceof Verdict.Fresh;
            if (fresh) {
                taken.add(new Taken(id, input));
            }
            outcomes.add(new Outcome(id, !fresh));
        }
        if (!taken.isEmpty()) {
            write(caller, taken, owners, judge.known());
        }
        return outcomes;
    }

    public Outcome record(Caller caller, OrderInput input) {
        return record(caller, List.of(input)).getFirst();
    }

    private static void refuse(Verdict verdict) {
        switch (verdict) {
            case Verdict.Fresh _, Verdict.Known _ -> {}
            case Verdict.Invalid(List<OrderFault> faults) -> throw OrderFault.invalid(faults);
            case Verdict.Conflict(List<OrderFault> faults) -> throw OrderFault.conflict(faults);
        }
    }

    private static void requireOnce(List<OrderInput> inputs) {
        Set<OrderInput.Key> seen = new HashSet<>();
        if (!inputs.stream().allMatch(input -> seen.add(input.key()))) {
            throw Refusal.invalid(
                    "ORDER_REPEATED", "The same order is sent twice at once; send one revision at a time.");
        }
    }

    private Map<String, CustomerId> customers(CompanyId company, List<OrderInput> inputs) {
        return customers.idsByNumber(
                company,
                inputs.stream().map(OrderInput::customerNumber).distinct().toList());
    }

    private OrderJudge judging(CompanyId company, List<OrderInput> inputs, Map<String, CustomerId> owners) {
        List<String> numbers = inputs.stream()
                .flatMap(input -> Stream.ofNullable(input.contractNumber()))
                .distinct()
                .toList();
        Map<String, Contract> named = numbers.isEmpty()
                ? Map.of()
                : contracts.byNumbers(company, numbers).stream()
                        .collect(Collectors.toMap(Contract::number, Function.identity()));
        Map<OrderInput.Key, Order> known = orders.known(
                company, inputs.stream().map(OrderInput::key).distinct().toList());
        return new OrderJudge(owners, known, named, clock.today(company));
    }

    private void write(
            Caller caller, List<Taken> taken, Map<String, CustomerId> owners, Map<OrderInput.Key, Order> known) {
        book.insert(caller, taken);
        List<AuditEvent> events = new ArrayList<>();
        List<OrderDeliveries.Wanted> delivered = new ArrayList<>();
        for (Taken order : taken) {
            OrderInput input = order.input();
            CustomerId customer = Objects.requireNonNull(owners.get(input.customerNumber()));
            Order before = known.get(input.key());
            events.add(said(before == null ? "order.record" : "order.revise", order.id(), input.externalId(), customer)
                    .fact("revision", input.revision())
                    .fact("orderLines", input.lines().size()));
            input.lines().forEach(line -> delivered.addAll(delivered(order, customer, line, before)));
            drafting.draft(caller, order, customer, before);
        }
        audit.record(caller, events);
        deliveries.charge(caller, delivered);
    }

    /** What the source itself says was delivered, as far as it is not charged yet. */
    private static List<OrderDeliveries.Wanted> delivered(
            Taken order, CustomerId customer, OrderLine line, @Nullable Order before) {
        LocalDate on = line.deliveredOn();
        BigDecimal charged = before == null
                ? BigDecimal.ZERO
                : before.line(line.line()).map(Order.Progress::delivered).orElse(BigDecimal.ZERO);
        BigDecimal rest = line.quantity().subtract(charged);
        if (on == null || rest.signum() <= 0) {
            return List.of();
        }
        OrderInput input = order.input();
        var head = new OrderDeliveries.Head(
                order.id(),
                input.source(),
                input.externalId(),
                input.revision(),
                customer,
                input.currency(),
                input.purchaseOrder(),
                input.contractNumber());
        return List.of(new OrderDeliveries.Wanted(head, line, "revision " + input.revision(), on, rest));
    }

    /** Some of the lines were delivered; each delivery is a charge, taken once by its id. */
    public List<OrderDeliveries.Outcome> deliver(Caller caller, OrderId id, List<OrderDelivery.Input> delivered) {
        caller.must(Permission.KEEP_CHARGES);
        return deliveries.deliver(caller, locked(caller.company(), id), delivered);
    }

    /** Nothing more is charged or agreed; what was stays. */
    public void cancel(Caller caller, OrderId id, String reason) {
        caller.must(Permission.KEEP_CHARGES);
        Order order = locked(caller.company(), id);
        if (reason.isBlank() || reason.length() > 500) {
            throw Refusal.invalid(
                    "REASON_MISSING", "Say why in up to 500 characters; the reason is kept with the fact.");
        }
        if (order.cancellation() != null) {
            throw Refusal.conflict("ORDER_CANCELLED", "The order was cancelled before.");
        }
        if (order.state() != Order.State.OPEN) {
            throw Refusal.conflict(
                    "NOTHING_OPEN",
                    "All of the order is charged or agreed; withdraw or credit charges, and end its contract.");
        }
        drafting.withdraw(caller, order);
        book.cancel(caller, id, reason.strip());
        audit.record(
                caller,
                said("order.cancel", id, order.externalId(), order.customer())
                        .fact("amount", order.open())
                        .because(reason.strip()));
    }

    private Order locked(CompanyId company, OrderId id) {
        if (!book.lock(company, id)) {
            throw Refusal.notFound("order");
        }
        return orders.get(company, id);
    }

    static AuditEvent said(String command, OrderId id, String externalId, CustomerId customer) {
        return AuditEvent.of(command, "order", id.value(), externalId).about(customer.value());
    }
}
