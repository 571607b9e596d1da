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

    /** At least one row, of zeros in the customer's own currency. */
    List<Sums> of(CompanyId company, CustomerId customer, CurrencyCode usual, LocalDate today) {
        Map<CurrencyCode, Sums> sums = new TreeMap<>(Comparator.comparing(CurrencyCode::code));
        sums.put(usual, zero(usual));
        for (OpenTotals.Total total : totals.of(company, List.of(customer), today)) {
            sums.put(
                    total.open().currency(),
                    new Sums(
                            total.open(),
                            total.overdue(),
                            Money.zero(total.open().currency()),
                            total.credit()));
        }
        for (Payments.Unapplied unapplied : payments.unapplied(company, customer)) {
            CurrencyCode currency = unapplied.amount().currency();
            Sums before = sums.getOrDefault(currency, zero(currency));
            sums.put(currency, new Sums(before.open(), before.overdue(), unapplied.amount(), before.credit()));
        }
        return new ArrayList<>(sums.values());
    }

    private static Sums zero(CurrencyCode currency) {
        Money nothing = Money.zero(currency);
        return new Sums(nothing, nothing, nothing, nothing);
    }
}
