package org.tallystick.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** Whether a new revision changes only what is not charged or agreed yet. */
final class OrderChange {
    /** What a charged line may still change: how much of it is to come, and that the rest is delivered. */
    private static final Set<String> STILL_FREE = Set.of("quantity", "delivered_on");

    private OrderChange() {}

    static List<OrderFault> faults(Order present, OrderInput sent, @Nullable CustomerId customer) {
        List<OrderFault> faults = new ArrayList<>();
        if (!present.customer().equals(customer)) {
            faults.add(OrderFault.of(
                    "customer_number",
                    "ORDER_FIXED",
                    "An order stays with its customer; cancel it and send a new one."));
        }
        if (!present.currency().equals(sent.currency())) {
            faults.add(OrderFault.of(
                    "currency", "ORDER_FIXED", "An order stays in its currency; cancel it and send a new one."));
        }
        for (Order.Progress line : present.lines()) {
            check(line, OrderDifference.line(sent, line.line().line()), faults);
        }
        return faults;
    }

    private static void check(Order.Progress present, @Nullable OrderLine sent, List<OrderFault> faults) {
        OrderLine line = present.line();
        List<OrderFault> differences = OrderDifference.between(line.line(), line, sent);
        if (differences.isEmpty()) {
            return;
        }
        if (present.isAgreed()) {
            faults.add(OrderFault.of(
                    line,
                    differences.getFirst().field(),
                    "LINE_AGREED",
                    "its contract is signed; amend or end the contract instead."));
        } else if (present.delivered().signum() > 0) {
            boolean free = sent != null
                    && STILL_FREE.containsAll(OrderDifference.fields(differences))
                    && sent.quantity().compareTo(present.delivered()) >= 0;
            if (!free) {
                faults.add(OrderFault.of(
                        line,
                        differences.getFirst().field(),
                        "LINE_CHARGED",
                        ContractWords.plain(present.delivered()) + " of "
                                + ContractWords.plain(line.quantity()) + " " + line.unit()
                                + " are charged; only the quantity that is still to come may change."));
            }
        }
    }
}
