package org.tallystick.invoicing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Asks every gate about what is priced, and shows it the invoice to be. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PostingGates {
    private static final String NUMBER_TO_BE = "DRAFT";

    private final List<PostingGate> gates;
    private final InvoicingPolicies policies;
    private final Companies companies;

    PostingGates(List<PostingGate> gates, InvoicingPolicies policies, Companies companies) {
        this.gates = List.copyOf(gates);
        this.policies = policies;
        this.companies = companies;
    }

    /** The verdicts, parked where a gate objects. */
    public List<DraftPricing.Verdict> passed(CompanyId company, List<DraftPricing.Verdict> verdicts) {
        Map<UUID, PostingGate.Objection> objections = objections(
                company,
                verdicts.stream()
                        .flatMap(verdict -> documents(verdict).stream())
                        .toList());
        List<DraftPricing.Verdict> passed = new ArrayList<>(verdicts.size());
        for (DraftPricing.Verdict verdict : verdicts) {
            passed.add(parked(verdict, objections.get(verdict.draft().id())));
        }
        return passed;
    }

    /** Refuses what a gate objects to, and tells the gates of what is posted. */
    public void admit(Caller caller, PricedInvoice document) {
        objections(caller.company(), List.of(document)).values().stream()
                .findFirst()
                .ifPresent(objection -> {
                    throw Refusal.invalid(objection.code(), objection.reason());
                });
        admitted(caller, List.of(document));
    }

    private Map<UUID, PostingGate.Objection> objections(CompanyId company, List<PricedInvoice> documents) {
        List<PostingGate.Proposal> proposals = proposals(company, documents);
        Map<UUID, PostingGate.Objection> objections = new HashMap<>();
        gates.forEach(gate -> gate.objections(company, proposals).forEach(objections::putIfAbsent));
        return objections;
    }

    private static List<PricedInvoice> documents(DraftPricing.Verdict verdict) {
        return verdict.result() instanceof Pricing.Result.Priced(PricedInvoice invoice)
                ? invoice.documents()
                : List.of();
    }

    private static DraftPricing.Verdict parked(
            DraftPricing.Verdict verdict, PostingGate.@Nullable Objection objection) {
        return objection == null
                ? verdict
                : new DraftPricing.Verdict(
                        verdict.draft(),
                        verdict.charges(),
                        new Pricing.Result.Parked(objection.code(), objection.reason()));
    }

    public void admitted(Caller caller, List<PricedInvoice> invoices) {
        List<PostingGate.Proposal> proposals = proposals(caller.company(), invoices);
        gates.forEach(gate -> gate.admitted(caller, proposals));
    }

    public void admit(Caller caller, CreditMemo memo, Invoice invoice, List<InvoiceTax> taxes) {
        gates.forEach(gate -> gate.admit(caller, memo, invoice, taxes));
    }

    List<String> codes() {
        return gates.stream().flatMap(gate -> gate.codes().stream()).toList();
    }

    private List<PostingGate.Proposal> proposals(CompanyId company, List<PricedInvoice> invoices) {
        Party seller = Party.seller(companies.get(company));
        String footer = policies.of(company).footer();
        return invoices.stream()
                .map(invoice -> proposal(invoice, seller, footer))
                .toList();
    }

    private static PostingGate.Proposal proposal(PricedInvoice priced, Party seller, @Nullable String footer) {
        CustomerProfile profile = priced.customer().profile();
        var invoice = new Invoice(
                new InvoiceId(priced.draft()),
                NUMBER_TO_BE,
                priced.customer().id(),
                priced.draft(),
                priced.invoiceOn(),
                priced.dueOn(),
                priced.serviceFrom(),
                priced.serviceTo(),
                priced.net(),
                priced.tax(),
                priced.gross(),
                priced.base().minor(),
                priced.rate(),
                priced.rounding(),
                profile.terms(),
                profile.language().toLanguageTag(),
                CreditorReference.ofBody(NUMBER_TO_BE).value(),
                priced.contractNumber(),
                priced.purchaseOrder(),
                Party.buyer(priced.customer()),
                seller,
                footer,
                priced.debited(),
                Instant.EPOCH,
                "SYSTEM");
        return new PostingGate.Proposal(
                priced.draftOf(), priced.draft(), invoice, priced.lines(), priced.taxes(), priced.installments());
    }
}
