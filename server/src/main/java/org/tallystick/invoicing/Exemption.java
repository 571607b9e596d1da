package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.exemptions.Certificate;
import org.tallystick.exemptions.Jurisdiction;
import org.tallystick.exemptions.NeededCertificates.Needed;
import org.tallystick.lib.receivables.tax.TaxKey;

/** By which certificates an invoice goes without tax: facts in, decision out. */
record Exemption(List<Certificate> certificates, Map<String, Needed> needed) {
    static final String MISSING = "EXEMPTION_MISSING";

    private static final Set<String> UNTAXED = Set.of("E", "AE", "K", "G", "O");

    Exemption {
        certificates = List.copyOf(certificates);
        needed = Map.copyOf(needed);
    }

    static boolean isUntaxed(InvoiceLine line) {
        return UNTAXED.contains(line.tax().category());
    }

    /** The invoice with reason and code of the certificates, or what is missing. */
    Pricing.Result of(PricedInvoice invoice) {
        Map<TaxKey, Certificate> good = new HashMap<>();
        Map<TaxKey, LocalDate> latest = new HashMap<>();
        for (InvoiceLine line : invoice.lines()) {
            if (!isUntaxed(line)) {
                continue;
            }
            LocalDate on = taxPoint(line, invoice.invoiceOn());
            Optional<Certificate> found = certificate(invoice, line, on);
            if (found.isEmpty() && needed.containsKey(line.taxCode())) {
                return missing(invoice, line, on);
            }
            LocalDate before = latest.get(line.tax());
            if (found.isPresent() && (before == null || on.isAfter(before))) {
                latest.put(line.tax(), on);
                good.put(line.tax(), found.get());
            }
        }
        return new Pricing.Result.Priced(
                good.isEmpty()
                        ? invoice
                        : invoice.withTaxes(invoice.taxes().stream()
                                .map(tax -> by(tax, good))
                                .toList()));
    }

    /** The day of supply, or the day of the invoice where it is billed before (Directive 2006/112/EC art. 63 and 65). */
    static LocalDate taxPoint(InvoiceLine line, LocalDate invoiceOn) {
        return line.serviceTo().isBefore(invoiceOn) ? line.serviceTo() : invoiceOn;
    }

    private Optional<Certificate> certificate(PricedInvoice invoice, InvoiceLine line, LocalDate on) {
        Jurisdiction place = place(invoice, line);
        return certificates.stream()
                .filter(one -> one.isGood(line.tax().category(), place, on))
                .findFirst();
    }

    private Jurisdiction place(PricedInvoice invoice, InvoiceLine line) {
        return Optional.ofNullable(needed.get(line.taxCode()))
                .flatMap(Needed::place)
                .orElseGet(() ->
                        new Jurisdiction(invoice.customer().profile().address().country()));
    }

    private static InvoiceTax by(InvoiceTax tax, Map<TaxKey, Certificate> good) {
        Certificate certificate = good.get(tax.breakdown().key());
        return certificate == null
                ? tax
                : new InvoiceTax(tax.breakdown(), certificate.printed(), certificate.reasonCode(), certificate.id());
    }

    private Pricing.Result.Parked missing(PricedInvoice invoice, InvoiceLine line, LocalDate on) {
        Jurisdiction place = place(invoice, line);
        String known = certificates.stream()
                .filter(one -> one.category().equals(line.tax().category()))
                .findFirst()
                .map(one ->
                        "Number " + one.number() + " of " + one.jurisdiction() + " does not hold on that day there.")
                .orElse("The customer has none.");
        return new Pricing.Result.Parked(
                MISSING,
                "Line " + line.line() + " goes without tax (" + line.taxCode() + ") and needs a certificate of " + place
                        + " that holds on " + on + ". " + known
                        + " Record it on the customer's page under Exemptions, or charge the tax.");
    }
}
