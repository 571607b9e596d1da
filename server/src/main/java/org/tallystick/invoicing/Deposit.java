package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxBreakdown;

/**
 * A deposit invoice and what became of it. Open is what is not paid yet; lost was written off. Used are the rows that invoices
 * deducted and that credit memos gave back.
 */
public record Deposit(
        InvoiceId invoice,
        String number,
        CustomerId customer,
        Kind kind,
        @Nullable String contractNumber,
        LocalDate invoiceOn,
        BigDecimal rate,
        Money gross,
        Money open,
        Money lost,
        Money deducted,
        Money credited,
        List<TaxBreakdown> rows,
        List<TaxBreakdown> used) {
    public Deposit {
        rows = List.copyOf(rows);
        used = List.copyOf(used);
    }

    /** A deposit is for one piece of work; a retainer is drawn down by whatever is billed. */
    public enum Kind {
        DEPOSIT("Deposit"),
        RETAINER("Retainer");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public CurrencyCode currency() {
        return gross.currency();
    }

    /** What is neither deducted nor credited, paid or not. */
    public Money rest() {
        return gross.minus(deducted).minus(credited);
    }

    /** What invoices can still deduct: the rest as far as it was paid. */
    public Money available() {
        return rest().minus(open).minus(lost).max(Money.zero(currency()));
    }

    boolean isFor(@Nullable String contract) {
        return contractNumber == null || contractNumber.equals(contract);
    }
}
