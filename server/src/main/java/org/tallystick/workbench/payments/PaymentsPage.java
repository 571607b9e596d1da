package org.tallystick.workbench.payments;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.Payment;
import org.tallystick.payments.Payments;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Shell;

/** The list of payments with what it sums to. */
public record PaymentsPage(
        PaymentQuery query, Page<Payment> payments, List<Payments.Total> totals, Map<CustomerId, Customer> customers) {
    public PaymentsPage {
        totals = List.copyOf(totals);
        customers = Map.copyOf(customers);
    }

    public @Nullable Customer payer(Payment payment) {
        CustomerId id = payment.customer();
        return id == null ? null : customers.get(id);
    }

    /** {@code 12 payments: 1,200.00 EUR received, 200.00 EUR of it unapplied}. */
    public String summary(Shell shell) {
        String count = shell.count(payments.total()) + (payments.total() == 1 ? " payment" : " payments");
        String sums = totals.stream().map(total -> sum(total, shell)).collect(Collectors.joining("; "));
        return sums.isEmpty() ? count : count + ": " + sums;
    }

    private static String sum(Payments.Total total, Shell shell) {
        String received = shell.money(total.received()) + " received";
        return total.unapplied().isZero()
                ? received
                : received + ", " + shell.money(total.unapplied()) + " of it unapplied";
    }
}
