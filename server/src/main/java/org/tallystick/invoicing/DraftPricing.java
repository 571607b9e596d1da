package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;

/** Reads what pricing needs, for many drafts at once, and writes what it found. */
@Component
class DraftPricing {
    private final Drafts drafts;
    private final Charges charges;
    private final Customers customers;
    private final TaxRates taxRates;
    private final ExchangeRates exchangeRates;
    private final InvoicingPolicies policies;
    private final Companies companies;

    DraftPricing(
            Drafts drafts,
            Charges charges,
            Customers customers,
            TaxRates taxRates,
            ExchangeRates exchangeRates,
            InvoicingPolicies policies,
            Companies companies) {
        this.drafts = drafts;
        this.charges = charges;
        this.customers = customers;
        this.taxRates = taxRates;
        this.exchangeRates = exchangeRates;
        this.policies = policies;
        this.companies = companies;
    }

    /** What pricing says of a draft. */
    record Verdict(Draft draft, int charges, Pricing.Result result) {
        /** The draft with its totals, or with the reason why it waits. */
        Draft applied() {
            return switch (result) {
                case Pricing.Result.Parked(String code, String reason) -> draft.parked(charges, code, reason);
                case Pricing.Result.Priced(PricedInvoice invoice) ->
                    draft.ready(charges, invoice.net(), invoice.tax(), invoice.gross());
            };
        }
    }

    /** Prices drafts and writes their totals, or why they wait. */
    void price(CompanyId company, BillingRun run, Collection<UUID> ids) {
        List<Draft> found = drafts.byIds(company, ids);
        List<Verdict> verdicts = verdicts(company, run.invoiceOn(), found);
        drafts.setPriced(company, verdicts.stream().map(Verdict::applied).toList());
    }

    List<Verdict> verdicts(CompanyId company, LocalDate invoiceOn, List<Draft> found) {
        Map<UUID, List<Charge>> claimed =
                charges.ofDrafts(company, found.stream().map(Draft::id).toList());
        Map<CustomerId, Customer> known =
                customers.byIds(company, found.stream().map(Draft::customer).collect(Collectors.toSet()));
        Pricing pricing = pricing(company, invoiceOn, found);
        List<Verdict> verdicts = new ArrayList<>(found.size());
        for (Draft draft : found) {
            List<Charge> own = claimed.getOrDefault(draft.id(), List.of());
            Customer customer = Objects.requireNonNull(known.get(draft.customer()));
            Pricing.Result result =
                    pricing.price(draft.id(), customer, own, draft.contractNumber(), draft.purchaseOrder());
            verdicts.add(new Verdict(draft, own.size(), result));
        }
        return verdicts;
    }

    private Pricing pricing(CompanyId company, LocalDate invoiceOn, List<Draft> found) {
        Map<CurrencyCode, BigDecimal> rates = new HashMap<>();
        found.stream()
                .map(draft -> draft.gross().currency())
                .distinct()
                .forEach(currency ->
                        exchangeRates.find(company, currency, invoiceOn).ifPresent(rate -> rates.put(currency, rate)));
        return new Pricing(
                invoiceOn,
                taxRates.on(company, invoiceOn),
                rates,
                companies.get(company).currency(),
                policies.of(company).rounding());
    }
}
