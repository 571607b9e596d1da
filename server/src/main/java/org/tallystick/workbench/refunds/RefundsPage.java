package org.tallystick.workbench.refunds;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.Refund;
import org.tallystick.payments.RefundFile;
import org.tallystick.payments.RefundState;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Choices;
import org.tallystick.workbench.Shell;

/** The list of refunds, what can leave for the bank, and the files that left. */
public record RefundsPage(
        RefundQuery query,
        Page<Refund> refunds,
        List<Refunds.Total> totals,
        Map<CustomerId, Customer> customers,
        List<Refunds.Ready> ready,
        List<RefundFile> files) {
    public RefundsPage {
        totals = List.copyOf(totals);
        customers = Map.copyOf(customers);
        ready = List.copyOf(ready);
        files = List.copyOf(files);
    }

    public @Nullable Customer customer(Refund refund) {
        CustomerId id = refund.customer();
        return id == null ? null : customers.get(id);
    }

    public List<Choice> states() {
        return Choices.of(RefundState.values(), RefundState::title);
    }

    public String state() {
        RefundState state = query.state();
        return state == null ? "" : state.name();
    }

    /** {@code 2 refunds: 30.00 EUR}. */
    public String summary(Shell shell) {
        String sums = totals.stream().map(total -> shell.money(total.amount())).collect(Collectors.joining("; "));
        String count = count(refunds.total(), shell);
        return sums.isEmpty() ? count : count + ": " + sums;
    }

    public static String count(long refunds, Shell shell) {
        return shell.count(refunds) + (refunds == 1 ? " refund" : " refunds");
    }
}
