package org.tallystick.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.OrderDesk;
import org.tallystick.contracts.OrderFault;
import org.tallystick.contracts.OrderInput;
import org.tallystick.contracts.OrderLine;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;

/** Orders from the system that sold them; the rows of an order are taken together or not at all. */
@Component
class OrderPlan implements ImportPlan<OrderRow> {
    private final OrderDesk desk;
    private final Companies companies;

    OrderPlan(OrderDesk desk, Companies companies) {
        this.desk = desk;
        this.companies = companies;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORDERS;
    }

    @Override
    public List<ImportColumn> columns() {
        return OrderColumns.ALL;
    }

    @Override
    public boolean isGrouped() {
        return true;
    }

    @Override
    public String group(Cells cells) {
        return cells.text("source").orElse("") + "\n"
                + cells.text("external_id").orElse("");
    }

    @Override
    public String key(Cells cells) {
        return cells.text("external_id").isEmpty()
                ? ""
                : group(cells) + "\n" + cells.text("line").orElse("");
    }

    @Override
    public String keyColumn() {
        return "external_id";
    }

    @Override
    public @Nullable OrderRow read(Caller caller, Cells cells) {
        Optional<String> source = cells.required("source");
        Optional<String> id = cells.required("external_id");
        Optional<Integer> revision = cells.text("revision").isEmpty() ? Optional.of(1) : whole(cells, "revision");
        Optional<String> customer = cells.required("customer");
        CurrencyCode currency = cells.currency("currency")
                .orElseGet(() -> companies.get(caller.company()).currency());
        cells.required("ordered_on");
        Optional<LocalDate> ordered = cells.date("ordered_on");
        OrderLine line = line(cells);
        if (line == null || !cells.isFine()) {
            return null;
        }
        return new OrderRow(
                new OrderRow.Head(
                        source.orElseThrow().strip(),
                        id.orElseThrow().strip(),
                        revision.orElseThrow(),
                        customer.orElseThrow(),
                        currency,
                        ordered.orElseThrow(),
                        cells.text("purchase_order").orElse(null),
                        cells.text("contract_number").orElse(null)),
                line);
    }

    private static @Nullable OrderLine line(Cells cells) {
        cells.required("line");
        Optional<Integer> number = whole(cells, "line");
        Optional<String> description = cells.required("description");
        cells.required("quantity");
        Optional<BigDecimal> quantity = cells.number("quantity");
        cells.required("unit_price");
        Optional<BigDecimal> price = cells.number("unit_price");
        Optional<String> taxCode = cells.required("tax_code");
        Optional<OrderLine.Billed> billed = cells.choice("billed", OrderLine.Billed.class);
        Optional<OrderLine.Every> every = cells.choice("every", OrderLine.Every.class);
        Optional<LocalDate> from = cells.date("service_from");
        Optional<LocalDate> to = cells.date("service_to");
        Optional<LocalDate> delivered = cells.date("delivered_on");
        if (!cells.isFine()) {
            return null;
        }
        return new OrderLine(
                number.orElseThrow(),
                description.orElseThrow(),
                quantity.orElseThrow(),
                cells.text("unit").orElse("C62"),
                price.orElseThrow(),
                taxCode.orElseThrow().toUpperCase(Locale.ROOT),
                billed.orElse(OrderLine.Billed.ONCE),
                every.orElse(null),
                from.orElse(null),
                to.orElse(null),
                delivered.orElse(null));
    }

    private static Optional<Integer> whole(Cells cells, String column) {
        Optional<BigDecimal> number = cells.number(column);
        boolean fits = number.map(BigDecimal::toPlainString)
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .isPresent();
        if (number.isPresent() && !fits) {
            cells.wrong(column, "NUMBER_INVALID", "Write a whole number from 1 on.");
        }
        return fits ? number.map(BigDecimal::intValueExact) : Optional.empty();
    }

    @Override
    public List<Verdict> check(Caller caller, Checking checking, List<OrderRow> rows) {
        List<List<OrderRow>> orders = orders(rows);
        List<OrderDesk.Verdict> judged = desk.judge(
                caller.company(), orders.stream().map(OrderPlan::input).toList());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            OrderDesk.Verdict verdict = judged.get(i);
            OrderRow first = orders.get(i).getFirst();
            boolean differs = orders.get(i).stream().anyMatch(row -> !row.head().equals(first.head()));
            for (OrderRow row : orders.get(i)) {
                verdicts.add(differs ? otherHead(row, first) : verdict(row, orders.get(i), verdict));
            }
        }
        return verdicts;
    }

    private static Verdict otherHead(OrderRow row, OrderRow first) {
        return row.head().equals(first.head())
                ? incomplete()
                : new Verdict.Wrong(
                        "external_id",
                        "ORDER_HEAD_DIFFERS",
                        "All rows of an order have the same revision, customer, currency, day, purchase order and contract; this one differs from the first.");
    }

    private static Verdict incomplete() {
        return new Verdict.Wrong(
                "external_id",
                "ROWS_INCOMPLETE",
                "Another row that belongs to it is rejected; all of them are taken together or none.");
    }

    private static Verdict verdict(OrderRow row, List<OrderRow> order, OrderDesk.Verdict judged) {
        return switch (judged) {
            case OrderDesk.Verdict.Fresh _ -> Verdict.FRESH;
            case OrderDesk.Verdict.Known _ -> Verdict.KNOWN;
            case OrderDesk.Verdict.Invalid(List<OrderFault> faults) -> wrong(row, order, faults);
            case OrderDesk.Verdict.Conflict(List<OrderFault> faults) -> wrong(row, order, faults);
        };
    }

    /** The faults of its line; those of the whole order, and of lines that are not in it, stand at the first row. */
    private static Verdict wrong(OrderRow row, List<OrderRow> order, List<OrderFault> faults) {
        Set<Integer> numbers = order.stream().map(other -> other.line().line()).collect(Collectors.toSet());
        List<OrderFault> own = faults.stream()
                .filter(fault -> standsAt(fault, row, row.equals(order.getFirst()), numbers))
                .toList();
        return own.isEmpty()
                ? incomplete()
                : new Verdict.Wrong(
                        column(own.getFirst().field()),
                        own.getFirst().code(),
                        own.stream().map(OrderFault::words).collect(Collectors.joining(" ")));
    }

    private static boolean standsAt(OrderFault fault, OrderRow row, boolean first, Set<Integer> numbers) {
        Integer line = fault.line();
        boolean known = line != null && numbers.contains(line);
        return known ? Objects.equals(line, row.line().line()) : first;
    }

    private static String column(String field) {
        return switch (field) {
            case "customer_number" -> "customer";
            case "lines" -> "external_id";
            default -> field;
        };
    }

    @Override
    public List<UUID> write(Caller caller, List<OrderRow> rows) {
        List<List<OrderRow>> orders = orders(rows);
        List<OrderDesk.Outcome> outcomes =
                desk.record(caller, orders.stream().map(OrderPlan::input).toList());
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            UUID id = outcomes.get(i).id().value();
            orders.get(i).forEach(_ -> made.add(id));
        }
        return made;
    }

    /** The rows of each order, which stand together. */
    private static List<List<OrderRow>> orders(List<OrderRow> rows) {
        List<List<OrderRow>> orders = new ArrayList<>();
        for (OrderRow row : rows) {
            boolean same =
                    !orders.isEmpty() && isSame(orders.getLast().getFirst().head(), row.head());
            if (!same) {
                orders.add(new ArrayList<>());
            }
            orders.getLast().add(row);
        }
        return orders;
    }

    private static boolean isSame(OrderRow.Head one, OrderRow.Head other) {
        return one.source().equals(other.source()) && one.externalId().equals(other.externalId());
    }

    private static OrderInput input(List<OrderRow> rows) {
        OrderRow.Head head = rows.getFirst().head();
        return new OrderInput(
                head.source(),
                head.externalId(),
                head.revision(),
                head.customerNumber(),
                head.currency(),
                head.orderedOn(),
                head.purchaseOrder(),
                head.contractNumber(),
                rows.stream().map(OrderRow::line).toList());
    }

    /** Sums of what is ordered; of a line that recurs one period. */
    @Override
    public @Nullable Money amount(OrderRow row) {
        return Money.rounded(
                row.line().quantity().multiply(row.line().unitPrice()),
                row.head().currency(),
                RoundingMode.HALF_UP);
    }
}
