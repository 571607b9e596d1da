package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.OrderDesk.Verdict;
import org.tallystick.customers.CustomerId;

/** Says what would become of orders, from what is known of their customers, contracts and earlier revisions. */
record OrderJudge(
        Map<String, CustomerId> customers,
        Map<OrderInput.Key, Order> known,
        Map<String, Contract> contracts,
        LocalDate today) {
    Verdict of(OrderInput order) {
        CustomerId customer = customers.get(order.customerNumber());
        Order present = known.get(order.key());
        List<OrderFault> faults = OrderRules.faults(order, today);
        if (customer == null) {
            faults.add(OrderFault.of(
                    "customer_number", "CUSTOMER_UNKNOWN", "There is no customer of this number; make them first."));
        }
        if (!faults.isEmpty()) {
            return new Verdict.Invalid(faults);
        }
        if (present != null && order.revision() <= present.revision()) {
            return repeated(order, present, customer);
        }
        if (present != null) {
            List<OrderFault> fixed = changed(order, present, customer);
            if (!fixed.isEmpty()) {
                return new Verdict.Conflict(fixed);
            }
        }
        List<OrderFault> terms = contractFaults(order, present, customer);
        return terms.isEmpty() ? new Verdict.Fresh() : new Verdict.Invalid(terms);
    }

    private static Verdict repeated(OrderInput order, Order present, @Nullable CustomerId customer) {
        if (order.revision() < present.revision()) {
            return new Verdict.Conflict(List.of(OrderFault.of(
                    "revision",
                    "REVISION_OLD",
                    "Revision " + present.revision() + " is here already; an older one changes nothing.")));
        }
        List<OrderFault> differences = OrderDifference.between(present, order, customer);
        return differences.isEmpty() ? new Verdict.Known(present.id()) : new Verdict.Conflict(differences);
    }

    private static List<OrderFault> changed(OrderInput order, Order present, @Nullable CustomerId customer) {
        return present.cancellation() == null
                ? OrderChange.faults(present, order, customer)
                : List.of(OrderFault.of(
                        "revision", "ORDER_CANCELLED", "The order is cancelled; send a new one under another id."));
    }

    /** Lines that recur go into the contract an order names, if they can. */
    private List<OrderFault> contractFaults(OrderInput order, @Nullable Order present, @Nullable CustomerId customer) {
        List<OrderFault> faults = new ArrayList<>();
        String number = order.contractNumber();
        List<OrderLine> lines = order.lines().stream()
                .filter(OrderLine::recurs)
                .filter(line -> !isAgreed(present, line))
                .toList();
        if (number == null || lines.isEmpty()) {
            return faults;
        }
        Contract contract = contracts.get(number);
        if (contract == null
                || contract.versions() == 0
                || !contract.customer().equals(customer)
                || !contract.currency().equals(order.currency())) {
            faults.add(
                    OrderFault.of(
                            "contract_number",
                            "CONTRACT_UNKNOWN",
                            "Lines that recur join a signed contract of the customer in the same currency, and this is none; without a number a contract is drafted for them."));
            return faults;
        }
        if (contract.hasDraft() && !isOurs(present, contract)) {
            faults.add(OrderFault.of(
                    "contract_number",
                    "DRAFT_EXISTS",
                    "The next version of the contract is being drafted; sign or discard that first."));
        }
        for (OrderLine line : lines) {
            if (!Objects.equals(line.serviceFrom(), lines.getFirst().serviceFrom())) {
                faults.add(OrderFault.of(
                        line,
                        "service_from",
                        "FIRST_DAYS_DIFFER",
                        "Lines that join one contract begin on one day; send another order for the others."));
            }
            if (!Objects.equals(line.serviceTo(), contract.endsOn())) {
                faults.add(OrderFault.of(
                        line,
                        "service_to",
                        "LAST_DAY_DIFFERS",
                        "The contract " + (contract.endsOn() == null ? "is open" : "ends on " + contract.endsOn())
                                + "; a line with another last day needs a contract of its own."));
            }
        }
        return faults;
    }

    private static boolean isAgreed(@Nullable Order present, OrderLine line) {
        return present != null
                && present.line(line.line()).map(Order.Progress::isAgreed).orElse(false);
    }

    private static boolean isOurs(@Nullable Order present, Contract contract) {
        return present != null
                && present.lines().stream()
                        .map(Order.Progress::agreement)
                        .anyMatch(agreement -> agreement != null
                                && agreement.contract().equals(contract.id())
                                && agreement.state() == Order.Agreed.DRAFTED);
    }
}
