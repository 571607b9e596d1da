package org.tallystick.invoicing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.exemptions.Certificate;
import org.tallystick.exemptions.Certificates;
import org.tallystick.exemptions.NeededCertificates;
import org.tallystick.platform.CompanyId;

/** Reads by which certificates the drafts of a chunk go without tax, in two statements. */
@Component
class DraftExemptions {
    private final Certificates certificates;
    private final NeededCertificates needed;

    DraftExemptions(Certificates certificates, NeededCertificates needed) {
        this.certificates = certificates;
        this.needed = needed;
    }

    /** The verdicts with the reasons of the certificates, parked where one is needed and none holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<DraftPricing.Verdict> applied(CompanyId company, List<DraftPricing.Verdict> verdicts) {
        List<CustomerId> untaxed = verdicts.stream()
                .filter(DraftExemptions::isUntaxed)
                .map(verdict -> verdict.draft().customer())
                .distinct()
                .toList();
        if (untaxed.isEmpty()) {
            return verdicts;
        }
        Map<CustomerId, List<Certificate>> known = certificates.of(company, untaxed);
        Map<String, NeededCertificates.Needed> byTaxCode = needed.byTaxCode(company);
        List<DraftPricing.Verdict> applied = new ArrayList<>(verdicts.size());
        for (DraftPricing.Verdict verdict : verdicts) {
            List<Certificate> own = known.getOrDefault(verdict.draft().customer(), List.of());
            applied.add(
                    verdict.result() instanceof Pricing.Result.Priced(PricedInvoice invoice)
                            ? new DraftPricing.Verdict(
                                    verdict.draft(), verdict.charges(), new Exemption(own, byTaxCode).of(invoice))
                            : verdict);
        }
        return applied;
    }

    /** The same for an invoice that has no draft. */
    @Transactional(propagation = Propagation.MANDATORY)
    Pricing.Result of(CompanyId company, PricedInvoice invoice) {
        CustomerId customer = invoice.customer().id();
        List<Certificate> own = certificates.of(company, List.of(customer)).getOrDefault(customer, List.of());
        return new Exemption(own, needed.byTaxCode(company)).of(invoice);
    }

    private static boolean isUntaxed(DraftPricing.Verdict verdict) {
        return verdict.result() instanceof Pricing.Result.Priced(PricedInvoice invoice)
                && invoice.lines().stream().anyMatch(Exemption::isUntaxed);
    }
}
