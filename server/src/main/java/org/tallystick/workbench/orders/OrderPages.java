package org.tallystick.workbench.orders;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.Contract;
import org.tallystick.contracts.ContractId;
import org.tallystick.contracts.Order;
import org.tallystick.contracts.OrderDelivery;
import org.tallystick.contracts.OrderFilter;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Choices;
import org.tallystick.workbench.Shell;

/** The pages of orders. */
public final class OrderPages {
    private OrderPages() {}

    static Order.@Nullable State state(@Nullable String word) {
        return Arrays.stream(Order.State.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    public static Tone tone(Order.State state) {
        return switch (state) {
            case OPEN -> Tone.WARN;
            case DONE -> Tone.GOOD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }

    public static Tone tone(Order.Agreed agreed) {
        return switch (agreed) {
            case DRAFTED -> Tone.WARN;
            case AGREED -> Tone.GOOD;
            case LEFT_OUT -> Tone.BAD;
        };
    }

    public record OrderList(
            OrderFilter filter, String customerText, Page<Order> orders, Map<CustomerId, Customer> customers) {
        public OrderList {
            customers = Map.copyOf(customers);
        }

        public String nameOf(Order order) {
            Customer customer = customers.get(order.customer());
            return customer == null ? "" : customer.name();
        }

        public List<Choice> states() {
            return Choices.of(Order.State.values(), Order.State::title);
        }

        public String state() {
            Order.State state = filter.state();
            return state == null ? "" : state.name();
        }

        public String summary(Shell shell) {
            return shell.count(orders.total()) + (orders.total() == 1 ? " order" : " orders");
        }

        public boolean isFirstVisit() {
            return orders.total() == 0
                    && filter.customer() == null
                    && filter.text() == null
                    && filter.state() == null
                    && customerText.isEmpty();
        }
    }

    /** One order, its charges and its contracts. */
    public record Show(
            Order order,
            Customer customer,
            List<OrderDelivery> deliveries,
            Map<ChargeId, Charge> charges,
            Map<ContractId, Contract> contracts,
            List<HistoryEntry> history,
            LocalDate today) {
        public Show {
            deliveries = List.copyOf(deliveries);
            charges = Map.copyOf(charges);
            contracts = Map.copyOf(contracts);
            history = List.copyOf(history);
        }

        public @Nullable Contract contractOf(Order.Progress line) {
            Order.Agreement agreement = line.agreement();
            return agreement == null ? null : contracts.get(agreement.contract());
        }

        public @Nullable Charge chargeOf(OrderDelivery delivery) {
            return charges.get(delivery.charge());
        }

        /** The lines of which something is to come. */
        public List<Choice> deliverable() {
            return order.lines().stream()
                    .filter(line -> line.rest().signum() > 0)
                    .map(line -> new Choice(
                            Integer.toString(line.line().line()),
                            line.line().line() + ", " + line.line().description()))
                    .toList();
        }

        public boolean isOpen() {
            return order.state() == Order.State.OPEN;
        }
    }
}
