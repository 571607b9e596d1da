package org.tallystick.workbench.charges;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeFilter;
import org.tallystick.contracts.ChargeFilter.State;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Tab;
import org.tallystick.workbench.Shell;

/** A list of charges in one state, with what it sums to per currency. */
public record ChargesPage(
        ChargeFilter filter,
        String customerText,
        @Nullable Customer customer,
        Page<Charge> charges,
        List<Charges.Total> totals,
        Map<CustomerId, Customer> customers,
        LocalDate today) {
    public ChargesPage {
        totals = List.copyOf(totals);
        customers = Map.copyOf(customers);
    }

    public Customer customerOf(Charge charge) {
        Customer found = customers.get(charge.input().customer());
        if (found == null) {
            throw new IllegalStateException("no customer of charge " + charge.id());
        }
        return found;
    }

    /** How many days a charge has been waiting since it could be billed. */
    public long ageInDays(Charge charge) {
        return Math.max(0, today.toEpochDay() - charge.input().billableOn().toEpochDay());
    }

    /** Somebody is asked for, but it is not clear who. */
    public boolean isCustomerUnclear() {
        return !customerText.isEmpty() && customer == null;
    }

    public String summary(Shell shell) {
        String count = shell.count(charges.total()) + (charges.total() == 1 ? " charge" : " charges");
        return totals.isEmpty()
                ? count
                : count + " · "
                        + totals.stream()
                                .map(total -> shell.money(total.amount()))
                                .collect(Collectors.joining(" · "));
    }

    public List<Tab> tabs(Shell shell) {
        return List.of(
                tab(shell, "Unbilled", State.UNBILLED),
                tab(shell, "Billed", State.BILLED),
                tab(shell, "Withdrawn", State.WITHDRAWN));
    }

    private Tab tab(Shell shell, String title, State state) {
        String query = state == State.UNBILLED ? "" : "?state=" + state;
        return new Tab(title, shell.at("/charges" + query), filter.state() == state);
    }

    /** A run takes everything a customer has to bill through a day; a search for words would promise less. */
    public boolean canBillNow() {
        return filter.state() == State.UNBILLED
                && customer != null
                && filter.text() == null
                && !charges.rows().isEmpty();
    }

    public boolean isFirstVisit() {
        return charges.total() == 0 && filter.equals(ChargeFilter.UNBILLED);
    }
}
