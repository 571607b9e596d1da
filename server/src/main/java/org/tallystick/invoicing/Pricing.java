package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.receivables.tax.DocumentLine;
import org.tallystick.lib.receivables.tax.DocumentTotals;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.lib.receivables.terms.Installment;

/** Makes an invoice of a draft's charges, or says why it cannot: facts in, decision out. */
final class Pricing {
    private static final int PRICE_DECIMALS = 6;

    private final LocalDate invoiceOn;
    private final Map<String, TaxRate> taxRates;
    private final Map<CurrencyCode, BigDecimal> exchangeRates;
    private final CurrencyCode baseCurrency;
    private final Rounding rounding;
    private final Map<CustomerId, Customer> customers;

    Pricing(
            LocalDate invoiceOn,
            Map<String, TaxRate> taxRates,
            Map<CurrencyCode, BigDecimal> exchangeRates,
            CurrencyCode baseCurrency,
            Rounding rounding,
            Map<CustomerId, Customer> customers) {
        this.invoiceOn = invoiceOn;
        this.taxRates = Map.copyOf(taxRates);
        this.exchangeRates = Map.copyOf(exchangeRates);
        this.baseCurrency = baseCurrency;
        this.rounding = rounding;
        this.customers = Map.copyOf(customers);
    }

    /** The invoice, or the reason why the draft is parked until somebody mends it. */
    sealed interface Result {
        record Priced(PricedInvoice invoice) implements Result {}

        record Parked(String code, String reason) implements Result {}
    }

    Result price(
            UUID draft,
            Customer customer,
            List<Charge> charges,
            @Nullable String contractNumber,
            @Nullable String purchaseOrder) {
        Optional<Result.Parked> obstacle = obstacle(customer, charges);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        CurrencyCode currency = charges.getFirst().amount().currency();
        DocumentTotals totals =
                DocumentTotals.of(charges.stream().map(this::documentLine).toList(), currency, rounding);
        if (!totals.gross().isPositive()) {
            return new Result.Parked(
                    "TOTAL_NOT_POSITIVE",
                    "The charges sum to " + totals.gross() + "; wait for more charges, or give a credit memo.");
        }
        BigDecimal rate = Objects.requireNonNull(exchangeRates.get(currency));
        return new Result.Priced(new PricedInvoice(
                draft,
                customer,
                invoiceOn,
                lines(customer, charges, totals),
                taxes(charges, totals),
                totals.net(),
                totals.tax(),
                totals.gross(),
                installments(customer, totals.gross()),
                rate,
                inBase(totals.gross(), rate),
                inBase(totals.tax(), rate),
                rounding,
                contractNumber,
                purchaseOrder,
                null,
                List.of(),
                List.of(),
                null));
    }

    private Optional<Result.Parked> obstacle(Customer customer, List<Charge> charges) {
        if (charges.isEmpty()) {
            return Optional.of(new Result.Parked("NOTHING_TO_BILL", "The charges were withdrawn meanwhile."));
        }
        if (customer.isArchived()) {
            return Optional.of(new Result.Parked("CUSTOMER_ARCHIVED", "The customer is archived; restore it first."));
        }
        CurrencyCode currency = charges.getFirst().amount().currency();
        if (!exchangeRates.containsKey(currency)) {
            return Optional.of(new Result.Parked(
                    "EXCHANGE_RATE_MISSING",
                    "There is no exchange rate for " + currency + " on " + invoiceOn + "; enter one."));
        }
        return charges.stream()
                .map(charge -> charge.input().taxCode())
                .filter(code -> !taxRates.containsKey(code))
                .findFirst()
                .map(code -> new Result.Parked(
                        "TAX_CODE_UNKNOWN",
                        "The tax code " + code + " means nothing on " + invoiceOn + "; add it in the settings."));
    }

    private DocumentLine documentLine(Charge charge) {
        ChargeInput input = charge.input();
        TaxRate rate = rateOf(charge);
        var line = new DocumentLine(input.quantity(), input.unitPrice(), rate.key());
        return rate.priceWithTax() ? line.priceWithTax() : line;
    }

    private TaxRate rateOf(Charge charge) {
        TaxRate rate = taxRates.get(charge.input().taxCode());
        if (rate == null) {
            throw new IllegalStateException("no tax rate for " + charge.input().taxCode());
        }
        return rate;
    }

    private List<InvoiceLine> lines(Customer customer, List<Charge> charges, DocumentTotals totals) {
        List<InvoiceLine> lines = new ArrayList<>(charges.size());
        for (int i = 0; i < charges.size(); i++) {
            Charge charge = charges.get(i);
            ChargeInput input = charge.input();
            TaxRate rate = rateOf(charge);
            lines.add(new InvoiceLine(
                    i + 1,
                    charge.id(),
                    input.description(),
                    input.quantity(),
                    input.unit(),
                    rate.priceWithTax()
                            ? DocumentLine.beforeTax(input.unitPrice(), rate.key(), PRICE_DECIMALS)
                            : input.unitPrice(),
                    rate.priceWithTax() ? input.unitPrice() : null,
                    totals.lineNets().get(i),
                    input.taxCode(),
                    rate.key(),
                    input.serviceFrom(),
                    input.serviceTo(),
                    null,
                    origin(customer, input)));
        }
        return lines;
    }

    private LineOrigin origin(Customer billed, ChargeInput input) {
        Customer child = input.customer().equals(billed.id()) ? null : customers.get(input.customer());
        return child == null && input.purchaseOrder() == null
                ? LineOrigin.NONE
                : new LineOrigin(
                        child == null ? null : child.id(),
                        child == null ? null : child.name(),
                        input.purchaseOrder(),
                        null);
    }

    private List<InvoiceTax> taxes(List<Charge> charges, DocumentTotals totals) {
        Map<TaxKey, String> reasons = new HashMap<>();
        for (Charge charge : charges) {
            TaxRate rate = rateOf(charge);
            if (rate.exemptionReason() != null) {
                reasons.put(rate.key(), rate.exemptionReason());
            }
        }
        List<InvoiceTax> taxes = new ArrayList<>();
        for (TaxBreakdown row : totals.breakdown()) {
            taxes.add(new InvoiceTax(row, reasons.get(row.key())));
        }
        return taxes;
    }

    private List<Installment> installments(Customer customer, Money gross) {
        return customer.profile().terms().schedule(invoiceOn, gross);
    }

    private Money inBase(Money amount, BigDecimal rate) {
        return Money.rounded(amount.toDecimal().multiply(rate), baseCurrency, RoundingMode.HALF_UP);
    }
}
