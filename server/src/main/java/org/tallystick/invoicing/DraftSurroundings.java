package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.Period;
import org.tallystick.ledger.Periods;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.scrubber.AgreedContract;
import org.tallystick.scrubber.DraftFacts;
import org.tallystick.scrubber.DraftLine;

/** Reads what rules may ask of drafts, in nine statements for however many drafts. */
@Component
class DraftSurroundings {
    private final DraftHistory history;
    private final DraftContracts contracts;
    private final Contacts contacts;
    private final BankAccounts banks;
    private final Periods periods;
    private final TaxRates taxRates;
    private final Companies companies;

    DraftSurroundings(
            DraftHistory history,
            DraftContracts contracts,
            Contacts contacts,
            BankAccounts banks,
            Periods periods,
            TaxRates taxRates,
            Companies companies) {
        this.history = history;
        this.contracts = contracts;
        this.contacts = contacts;
        this.banks = banks;
        this.periods = periods;
        this.taxRates = taxRates;
        this.companies = companies;
    }

    /** An invoice to be and the charges it bills. */
    record Priced(PricedInvoice invoice, List<Charge> charges) {}

    /** What is the same for all drafts of a company. */
    private record Shared(
            Company seller,
            Set<CurrencyCode> payable,
            Set<CustomerId> reachable,
            Set<LocalDate> closed,
            Map<String, List<TaxRate>> rates,
            DraftHistory.Past past,
            Map<CustomerId, List<AgreedContract>> contracts) {
        /** What a code meant on a day; null before it meant anything. */
        @Nullable
        TaxKey meaning(String code, LocalDate day) {
            return rates.getOrDefault(code, List.of()).stream()
                    .filter(rate -> !rate.validFrom().isAfter(day))
                    .findFirst()
                    .map(TaxRate::key)
                    .orElse(null);
        }
    }

    List<DraftFacts> of(CompanyId company, RunId run, List<Priced> drafts) {
        Shared shared = shared(company, run, drafts);
        return drafts.stream().map(draft -> facts(draft, shared)).toList();
    }

    private Shared shared(CompanyId company, RunId run, List<Priced> drafts) {
        Set<CustomerId> customers =
                drafts.stream().map(draft -> draft.invoice().customer().id()).collect(Collectors.toSet());
        Set<String> descriptions = drafts.stream()
                .flatMap(draft -> draft.invoice().lines().stream())
                .map(InvoiceLine::description)
                .collect(Collectors.toSet());
        return new Shared(
                companies.get(company),
                banks.list(company).stream()
                        .filter(DraftSurroundings::hasNumber)
                        .map(BankAccount::currency)
                        .collect(Collectors.toSet()),
                contacts.emails(company, customers).keySet(),
                periods.list(company).stream()
                        .filter(period -> !period.isOpen())
                        .map(Period::startsOn)
                        .collect(Collectors.toSet()),
                taxRates.list(company).stream().collect(Collectors.groupingBy(TaxRate::code)),
                history.of(company, run, customers, descriptions),
                contracts.of(company, customers));
    }

    private static boolean hasNumber(BankAccount account) {
        return account.iban() != null || account.accountNumber() != null;
    }

    private static DraftFacts facts(Priced draft, Shared shared) {
        PricedInvoice invoice = draft.invoice();
        CustomerId customer = invoice.customer().id();
        return new DraftFacts(
                invoice.draft(),
                invoice.invoiceOn(),
                shared.seller(),
                shared.payable().contains(invoice.gross().currency()),
                invoice.customer(),
                shared.reachable().contains(customer),
                lines(draft, shared),
                invoice.taxes().stream().map(InvoiceTax::breakdown).toList(),
                invoice.net(),
                invoice.tax(),
                invoice.gross(),
                invoice.installments(),
                shared.past().invoices().getOrDefault(customer, List.of()),
                shared.past().drafts().getOrDefault(customer, List.of()),
                shared.contracts().getOrDefault(customer, List.of()),
                shared.closed());
    }

    private static List<DraftLine> lines(Priced draft, Shared shared) {
        Map<UUID, Charge> charges = new HashMap<>();
        draft.charges().forEach(charge -> charges.put(charge.id().value(), charge));
        List<DraftLine> lines = new ArrayList<>();
        for (InvoiceLine line : draft.invoice().lines()) {
            ChargeId id = Objects.requireNonNull(line.charge());
            lines.add(line(draft.invoice(), line, Objects.requireNonNull(charges.get(id.value())), shared));
        }
        return lines;
    }

    private static DraftLine line(PricedInvoice invoice, InvoiceLine line, Charge charge, Shared shared) {
        var service = new DraftHistory.Service(
                invoice.customer().id(), line.net().currency(), line.description(), line.unit());
        return new DraftLine(
                line.line(),
                charge.id().value(),
                line.description(),
                line.quantity(),
                line.unit(),
                line.agreedPrice(),
                line.net(),
                line.priceWithTax() == null ? charge.amount() : line.net(), // charged was the amount with tax
                line.taxCode(),
                line.tax(),
                shared.meaning(line.taxCode(), line.serviceTo()),
                line.serviceFrom(),
                line.serviceTo(),
                charge.input().purchaseOrder(),
                charge.input().contractNumber(),
                charge.input().source(),
                shared.past().lines().getOrDefault(service, List.of()));
    }
}
