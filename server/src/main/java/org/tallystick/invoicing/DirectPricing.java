package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Customer;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.DocumentLine;
import org.tallystick.lib.receivables.tax.DocumentTotals;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Prices what is invoiced without a draft, deposits and debit memos: of lines that somebody gives, not of charges. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DirectPricing {
    private final TaxRates taxRates;
    private final ExchangeRates exchangeRates;
    private final InvoicingPolicies policies;
    private final DraftExemptions exemptions;
    private final Companies companies;

    DirectPricing(
            TaxRates taxRates,
            ExchangeRates exchangeRates,
            InvoicingPolicies policies,
            DraftExemptions exemptions,
            Companies companies) {
        this.taxRates = taxRates;
        this.exchangeRates = exchangeRates;
        this.policies = policies;
        this.exemptions = exemptions;
        this.companies = companies;
    }

    /** A line as somebody gives it; the price is before tax, whatever its tax code means for charges. */
    record Given(String description, BigDecimal quantity, String unit, BigDecimal unitPrice, String taxCode) {}

    /** Who is invoiced, when, and for which days. */
    record Head(
            InvoiceId id,
            Customer customer,
            CurrencyCode currency,
            LocalDate on,
            LocalDate serviceFrom,
            LocalDate serviceTo,
            @Nullable String contractNumber,
            @Nullable String purchaseOrder,
            LineOrigin origin,
            PricedInvoice.Purpose purpose) {}

    /** The invoice, due by the terms of its customer; refuses what has no tax rate, no exchange rate or no certificate. */
    PricedInvoice price(CompanyId company, Head head, List<Given> given) {
        PricedInvoice priced = priced(company, head, given);
        return switch (exemptions.of(company, priced)) {
            case Pricing.Result.Priced(PricedInvoice good) -> good;
            case Pricing.Result.Parked(String code, String reason) -> throw Refusal.invalid(code, reason);
        };
    }

    private PricedInvoice priced(CompanyId company, Head head, List<Given> given) {
        InvoicingPolicy policy = policies.of(company);
        List<TaxRate> rates = rates(company, head.on(), given);
        List<DocumentLine> rows = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Given line = given.get(i);
            rows.add(new DocumentLine(
                    line.quantity(), line.unitPrice(), rates.get(i).key()));
        }
        DocumentTotals totals = DocumentTotals.of(rows, head.currency(), policy.rounding());
        BigDecimal exchange = exchange(company, head);
        return new PricedInvoice(
                head.id().value(),
                head.customer(),
                head.on(),
                lines(head, given, rates, totals),
                taxes(rates, totals),
                totals.net(),
                totals.tax(),
                totals.gross(),
                head.customer().profile().terms().schedule(head.on(), totals.gross()),
                exchange,
                inBase(company, totals.gross(), exchange),
                inBase(company, totals.tax(), exchange),
                policy.rounding(),
                head.contractNumber(),
                head.purchaseOrder(),
                null,
                List.of(),
                List.of(),
                head.purpose());
    }

    private List<TaxRate> rates(CompanyId company, LocalDate on, List<Given> given) {
        Map<String, TaxRate> known = taxRates.on(company, on);
        List<TaxRate> rates = new ArrayList<>(given.size());
        for (Given line : given) {
            TaxRate rate = known.get(line.taxCode());
            if (rate == null) {
                throw Refusal.invalid(
                        "TAX_CODE_UNKNOWN",
                        "The tax code " + line.taxCode() + " means nothing on " + on + "; add it in the settings.");
            }
            rates.add(rate);
        }
        return rates;
    }

    private BigDecimal exchange(CompanyId company, Head head) {
        return exchangeRates
                .find(company, head.currency(), head.on())
                .orElseThrow(() -> Refusal.invalid(
                        "EXCHANGE_RATE_MISSING",
                        "There is no exchange rate for " + head.currency() + " on " + head.on() + "; enter one."));
    }

    private static List<InvoiceLine> lines(Head head, List<Given> given, List<TaxRate> rates, DocumentTotals totals) {
        List<InvoiceLine> lines = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Given line = given.get(i);
            lines.add(new InvoiceLine(
                    i + 1,
                    null,
                    line.description(),
                    line.quantity(),
                    line.unit(),
                    line.unitPrice(),
                    null,
                    totals.lineNets().get(i),
                    line.taxCode(),
                    rates.get(i).key(),
                    head.serviceFrom(),
                    head.serviceTo(),
                    null,
                    head.origin()));
        }
        return lines;
    }

    private static List<InvoiceTax> taxes(List<TaxRate> rates, DocumentTotals totals) {
        Map<TaxKey, String> reasons = new HashMap<>();
        for (TaxRate rate : rates) {
            if (rate.exemptionReason() != null) {
                reasons.put(rate.key(), rate.exemptionReason());
            }
        }
        return totals.breakdown().stream()
                .map(row -> new InvoiceTax(row, reasons.get(row.key())))
                .toList();
    }

    private Money inBase(CompanyId company, Money amount, BigDecimal rate) {
        return Money.rounded(
                amount.toDecimal().multiply(rate), companies.get(company).currency(), RoundingMode.HALF_UP);
    }
}
