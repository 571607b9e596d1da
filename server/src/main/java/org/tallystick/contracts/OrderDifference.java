package org.tallystick.contracts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** What an order that is sent has otherwise than the order that is here, field by field. */
final class OrderDifference {
    private OrderDifference() {}

    static List<OrderFault> between(Order present, OrderInput sent, @Nullable CustomerId customer) {
        List<OrderFault> differences = new ArrayList<>();
        if (!present.customer().equals(customer)) {
            differences.add(said(null, "customer_number", "another customer", sent.customerNumber()));
        }
        var head = new Comparison(null, differences);
        head.compare("currency", present.currency(), sent.currency());
        head.compare("ordered_on", present.orderedOn(), sent.orderedOn());
        head.compare("purchase_order", present.purchaseOrder(), sent.purchaseOrder());
        head.compare("contract_number", present.contractNumber(), sent.contractNumber());
        Set<Integer> numbers = new TreeSet<>();
        present.lines().forEach(line -> numbers.add(line.line().line()));
        sent.lines().forEach(line -> numbers.add(line.line()));
        for (int number : numbers) {
            differences.addAll(between(
                    number, present.line(number).map(Order.Progress::line).orElse(null), line(sent, number)));
        }
        return differences;
    }

    static @Nullable OrderLine line(OrderInput order, int number) {
        return order.lines().stream()
                .filter(line -> line.line() == number)
                .findFirst()
                .orElse(null);
    }

    /** Of one line; of a whole one when it is only here or only sent. */
    static List<OrderFault> between(int number, @Nullable OrderLine present, @Nullable OrderLine sent) {
        List<OrderFault> differences = new ArrayList<>();
        if (present == null || sent == null) {
            differences.add(new OrderFault(
                    number,
                    "line",
                    "ORDER_DIFFERS",
                    present == null ? "the order here does not have it." : "it is missing in what was sent."));
            return differences;
        }
        var line = new Comparison(number, differences);
        line.compare("description", present.description(), sent.description());
        line.compare("quantity", plain(present.quantity()), plain(sent.quantity()));
        line.compare("unit", present.unit(), sent.unit());
        line.compare("unit_price", plain(present.unitPrice()), plain(sent.unitPrice()));
        line.compare("tax_code", present.taxCode(), sent.taxCode());
        line.compare("billed", present.billed(), sent.billed());
        line.compare("every", present.every(), sent.every());
        line.compare("service_from", present.serviceFrom(), sent.serviceFrom());
        line.compare("service_to", present.serviceTo(), sent.serviceTo());
        line.compare("delivered_on", present.deliveredOn(), sent.deliveredOn());
        return differences;
    }

    static Set<String> fields(List<OrderFault> differences) {
        return differences.stream().map(OrderFault::field).collect(Collectors.toSet());
    }

    private static String plain(BigDecimal number) {
        return ContractWords.plain(number);
    }

    private static OrderFault said(@Nullable Integer line, String field, @Nullable Object here, @Nullable Object sent) {
        return new OrderFault(
                line,
                field,
                "ORDER_DIFFERS",
                field.replace('_', ' ') + " is " + (here == null ? "empty" : here) + " here, "
                        + (sent == null ? "empty" : sent) + " was sent.");
    }

    /** Collects what differs. */
    private record Comparison(@Nullable Integer line, List<OrderFault> differences) {
        void compare(String field, @Nullable Object here, @Nullable Object sent) {
            if (!Objects.equals(here, sent)) {
                differences.add(said(line, field, here, sent));
            }
        }
    }
}
