package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.documents.DocumentGate;
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
    private final DraftExemptions exemptions;
    private final DocumentGate gate;
    private final DraftChecks checks;
    private final Sharing sharing;
    private final Deducting deducting;
    private final PostingGates gates;
    private final DraftApprovals approvals;

    DraftPricing(
            Drafts drafts,
            Charges charges,
            Customers customers,
            TaxRates taxRates,
            ExchangeRates exchangeRates,
            InvoicingPolicies policies,
            Companies companies,
            DraftExemptions exemptions,
            DocumentGate gate,
            DraftChecks checks,
            Sharing sharing,
            Deducting deducting,
            PostingGates gates,
            DraftApprovals approvals) {
        this.drafts = drafts;
        this.charges = charges;
        this.customers = customers;
        this.taxRates = taxRates;
        this.exchangeRates = exchangeRates;
        this.policies = policies;
        this.companies = companies;
        this.exemptions = exemptions;
        this.gate = gate;
        this.checks = checks;
        this.sharing = sharing;
        this.deducting = deducting;
        this.gates = gates;
        this.approvals = approvals;
    }

    /** What pricing says of a draft. */
    record Verdict(Draft draft, List<Charge> charges, Pricing.Result result) {
        static final String AWAITING_DOCUMENTS = "AWAITING_DOCUMENTS";

        /** What is priced still waits where documents are missing. */
        static Verdict of(Draft draft, List<Charge> own, Pricing.Result priced, DocumentGate.Missing missing) {
            Set<String> kinds =
                    missing.of(own.stream().map(charge -> charge.id().value()).toList());
            boolean waits = priced instanceof Pricing.Result.Priced && !kinds.isEmpty();
            return new Verdict(draft, own, waits ? awaiting(kinds) : priced);
        }

        private static Pricing.Result awaiting(Set<String> kinds) {
            return new Pricing.Result.Parked(
                    AWAITING_DOCUMENTS,
                    "Waits for: " + String.join(", ", kinds)
                            + ". Add and check what is missing, or ask for a waiver; the draft is ready by itself then.");
        }

        /** The draft with its totals, or with the reason why it waits; by what was found too, when it was checked. */
        Draft applied(DraftChecks.Outcome checked) {
            return switch (result) {
                case Pricing.Result.Parked(String code, String reason) -> draft.parked(charges.size(), code, reason);
                case Pricing.Result.Priced(PricedInvoice invoice) -> {
                    Draft ready =
                            draft.ready(charges.size(), invoice.net(), invoice.tax(), invoice.gross(), checked.check());
                    Pricing.Result.Parked held = checked.held().get(draft.id());
                    yield held == null ? ready : ready.held(held.code(), held.reason());
                }
            };
        }
    }

    /** Prices and checks drafts, asks for approval where it takes one, and writes their totals, or why they wait. */
    void price(CompanyId company, BillingRun run, Collection<UUID> ids, DraftChecks.Occasion occasion) {
        List<Verdict> verdicts = verdicts(company, run.invoiceOn(), drafts.byIds(company, ids), run.startedBy());
        DraftChecks.Outcome found = check(company, run, verdicts, occasion);
        DraftChecks.Outcome checked = found.and(
                approvals.of(company, run, verdicts, found.held().keySet()).held());
        drafts.setPriced(
                company,
                verdicts.stream().map(verdict -> verdict.applied(checked)).toList());
    }

    /** What the rules say of those that could be priced. */
    DraftChecks.Outcome check(
            CompanyId company, BillingRun run, List<Verdict> verdicts, DraftChecks.Occasion occasion) {
        List<DraftSurroundings.Priced> priced = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.result() instanceof Pricing.Result.Priced(PricedInvoice invoice)) {
                priced.add(new DraftSurroundings.Priced(invoice, verdict.charges()));
            }
        }
        return checks.of(company, run.id(), priced, occasion);
    }

    /** The verdicts; documents that are missing are written down in the name of whoever bills. */
    List<Verdict> verdicts(CompanyId company, LocalDate invoiceOn, List<Draft> found, String by) {
        List<Verdict> priced = verdicts(company, invoiceOn, found, missing -> gate.open(company, missing, by));
        List<Verdict> shared = sharing.divided(company, invoiceOn, priced, true);
        return gates.passed(company, deducting.deducted(company, shared, true));
    }

    /** The verdicts alone; nothing is written. */
    List<Verdict> verdicts(CompanyId company, LocalDate invoiceOn, List<Draft> found) {
        List<Verdict> priced = verdicts(company, invoiceOn, found, missing -> {});
        return deducting.deducted(company, sharing.divided(company, invoiceOn, priced, false), false);
    }

    private List<Verdict> verdicts(
            CompanyId company, LocalDate invoiceOn, List<Draft> found, Consumer<DocumentGate.Missing> report) {
        Map<UUID, List<Charge>> claimed =
                charges.ofDrafts(company, found.stream().map(Draft::id).toList());
        Map<CustomerId, Customer> known = customers.byIds(company, named(found, claimed));
        DocumentGate.Missing missing = gate.missing(
                company,
                claimed.values().stream()
                        .flatMap(List::stream)
                        .map(Charge::billable)
                        .toList());
        report.accept(missing);
        Pricing pricing = pricing(company, invoiceOn, found, known);
        List<Verdict> verdicts = new ArrayList<>(found.size());
        for (Draft draft : found) {
            List<Charge> own = inSections(claimed.getOrDefault(draft.id(), List.of()), draft.customer(), known);
            Customer customer = Objects.requireNonNull(known.get(draft.customer()));
            Pricing.Result result =
                    pricing.price(draft.id(), customer, own, draft.contractNumber(), draft.purchaseOrder());
            verdicts.add(Verdict.of(draft, own, result, missing));
        }
        return exemptions.applied(company, verdicts);
    }

    /** Those who are billed, and the children whose work that is. */
    private static Set<CustomerId> named(List<Draft> found, Map<UUID, List<Charge>> claimed) {
        Set<CustomerId> named = found.stream().map(Draft::customer).collect(Collectors.toSet());
        claimed.values()
                .forEach(own -> own.forEach(charge -> named.add(charge.input().customer())));
        return named;
    }

    /** By child and order, so that each of them is one section of the invoice; the own work of the customer first. */
    private static List<Charge> inSections(List<Charge> charges, CustomerId billed, Map<CustomerId, Customer> known) {
        return charges.stream()
                .sorted(Comparator.comparing((Charge charge) -> childName(charge, billed, known))
                        .thenComparing(charge ->
                                Objects.requireNonNullElse(charge.input().purchaseOrder(), "")))
                .toList();
    }

    private static String childName(Charge charge, CustomerId billed, Map<CustomerId, Customer> known) {
        CustomerId customer = charge.input().customer();
        return customer.equals(billed)
                ? ""
                : Objects.requireNonNull(known.get(customer)).name() + " " + customer;
    }

    private Pricing pricing(
            CompanyId company, LocalDate invoiceOn, List<Draft> found, Map<CustomerId, Customer> known) {
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
                policies.of(company).rounding(),
                known);
    }
}
