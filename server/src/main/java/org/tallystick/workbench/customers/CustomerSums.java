package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenTotals;
import org.tallystick.workbench.customers.CustomerPages.Sums;

/** What a customer owes, has paid ahead and has as credit: one row per currency, never added up across them. */
@Component
class CustomerSums {
    private final OpenTotals totals;
    private final Payments payments;

    CustomerSums(OpenTotals totals, Payments payments) {
        this.totals = totals;
        this.payments = payments;
    }

    /** At least one row, of zeros in the customer's own currency; of a customer with those that were merged into it. */
    List<Sums> of(CompanyId company, List<CustomerId> customers, CurrencyCode usual, LocalDate today) {
        Map<CurrencyCode, Sums> sums = new TreeMap<>(Comparator.comparing(CurrencyCode::code));
        sums.put(usual, zero(usual));
        for (OpenTotals.Total total : totals.of(company, customers, today)) {
            Money nothing = Money.zero(total.open().currency());
            add(sums, new Sums(total.open(), total.overdue(), nothing, total.credit()));
        }
        for (CustomerId customer : customers) {
            for (Payments.Unapplied unapplied : payments.unapplied(company, customer)) {
                Money nothing = Money.zero(unapplied.amount().currency());
                add(sums, new Sums(nothing, nothing, unapplied.amount(), nothing));
            }
        }
        return new ArrayList<>(sums.values());
    }

    private static void add(Map<CurrencyCode, Sums> sums, Sums more) {
        sums.merge(
                more.open().currency(),
                more,
                (before, after) -> new Sums(
                        before.open().plus(after.open()),
                        before.overdue().plus(after.overdue()),
                        before.unapplied().plus(after.unapplied()),
                        before.credit().plus(after.credit())));
    }

    private static Sums zero(CurrencyCode currency) {
        Money nothing = Money.zero(currency);
        return new Sums(nothing, nothing, nothing, nothing);
    }
}
