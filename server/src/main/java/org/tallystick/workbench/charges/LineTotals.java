package org.tallystick.workbench.charges;

import java.math.RoundingMode;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tallystick.customers.Customer;
import org.tallystick.invoicing.TaxRate;
import org.tallystick.invoicing.TaxRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.charges.ChargePages.LineTotal;
import org.tallystick.workbench.customers.CustomerLookup;

/** Quantity times price while somebody types them, with the tax of today. */
@Component
class LineTotals {
    private final CustomerLookup lookup;
    private final TaxRates taxRates;
    private final Companies companies;
    private final BusinessClock clock;

    LineTotals(CustomerLookup lookup, TaxRates taxRates, Companies companies, BusinessClock clock) {
        this.lookup = lookup;
        this.taxRates = taxRates;
        this.companies = companies;
        this.clock = clock;
    }

    LineTotal of(CompanyId company, ChargeForm form) {
        try {
            Money net = Money.rounded(
                    Entered.number("quantity", form.quantity()).multiply(Entered.number("price", form.unitPrice())),
                    currency(company, form),
                    RoundingMode.HALF_UP);
            LocalDate today = clock.today(company);
            TaxRate rate = taxRates.on(company, today).get(String.valueOf(form.taxCode()));
            return rate == null
                    ? new LineTotal(net, null, null)
                    : new LineTotal(net, rate.rate().of(net, RoundingMode.HALF_UP), rate.label());
        } catch (Refusal | ArithmeticException unfinished) {
            return LineTotal.NOTHING_YET;
        }
    }

    private CurrencyCode currency(CompanyId company, ChargeForm form) {
        if (Entered.text(form.currency()) != null) {
            return Entered.currency(form.currency());
        }
        Customer customer = lookup.findOrNull(company, form.customer());
        return customer == null
                ? companies.get(company).currency()
                : customer.profile().currency();
    }
}
