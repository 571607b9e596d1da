package org.tallystick.invoicing;

import java.util.List;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxBreakdown;

/** What an invoice deducts of a deposit: amounts are positive; the base is what leaves the account of deposits. */
record Deduction(InvoiceId deposit, String number, List<TaxBreakdown> rows, Money base) {
    Deduction {
        rows = List.copyOf(rows);
    }

    Money net(CurrencyCode currency) {
        return rows.stream().map(TaxBreakdown::base).reduce(Money.zero(currency), Money::plus);
    }

    Money gross(CurrencyCode currency) {
        return rows.stream().map(TaxBreakdown::gross).reduce(Money.zero(currency), Money::plus);
    }
}
