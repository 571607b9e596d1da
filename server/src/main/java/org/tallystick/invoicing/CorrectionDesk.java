package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Asked;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customer;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/**
 * Corrects a posted invoice: credits what remains of it and bills it anew on a draft, in one transaction. What was paid stays
 * where it is: it becomes unused credit, which the new invoice takes when it is posted.
 */
@Service
@Transactional
public class CorrectionDesk {
    private final CreditDesk credits;
    private final CreditMemos memos;
    private final Invoices invoices;
    private final InvoiceShares shares;
    private final Deposits deposits;
    private final Corrections corrections;
    private final CorrectedDraft drafts;
    private final ChargeDesk chargeDesk;
    private final Charges charges;
    private final Customers customers;
    private final TaxRates taxRates;
    private final AuditLog audit;
    private final BusinessClock clock;

    CorrectionDesk(
            CreditDesk credits,
            CreditMemos memos,
            Invoices invoices,
            InvoiceShares shares,
            Deposits deposits,
            Corrections corrections,
            CorrectedDraft drafts,
            ChargeDesk chargeDesk,
            Charges charges,
            Customers customers,
            TaxRates taxRates,
            AuditLog audit,
            BusinessClock clock) {
        this.credits = credits;
        this.memos = memos;
        this.invoices = invoices;
        this.shares = shares;
        this.deposits = deposits;
        this.corrections = corrections;
        this.drafts = drafts;
        this.chargeDesk = chargeDesk;
        this.charges = charges;
        this.customers = customers;
        this.taxRates = taxRates;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether it can be corrected at all: an invoice of work, of one payer, without deposits, not credited in full. */
    @Transactional(readOnly = true)
    public boolean isCorrectable(CompanyId company, InvoiceId id) {
        return obstacle(company, get(company, id)).isEmpty()
                && credits.creditable(company, id).isPositive();
    }

    private Optional<Refusal> obstacle(CompanyId company, Invoice invoice) {
        if (deposits.find(company, invoice.id()).isPresent()) {
            return Optional.of(Refusal.conflict(
                    "DEPOSIT_NOT_CORRECTABLE", "A deposit is credited, and the right one asked for anew."));
        }
        if (!deposits.deductedOn(company, invoice.id()).isEmpty()) {
            return Optional.of(Refusal.conflict(
                    "DEDUCTION_NOT_CORRECTABLE",
                    "The invoice deducts a deposit, which stays used; credit what is wrong instead."));
        }
        if (shares.share(company, invoice).isPresent()) {
            return Optional.of(Refusal.conflict(
                    "SHARED_NOT_CORRECTABLE",
                    "Several pay this invoice; credit the part of each, or move it to another payer."));
        }
        return Optional.empty();
    }

    /** The credit memo of the correction as somebody is asked to agree to it, with all that is billed instead. */
    @Transactional(readOnly = true)
    Asked asked(CompanyId company, InvoiceId id, Rebill rebill, LocalDate on, String reason) {
        Invoice invoice = get(company, id);
        charges(company, invoice, rebill, on);
        Rebill wrong = Rebill.unchanged(invoice, invoices.lines(company, id));
        Asked credit = credits.asked(company, id, Optional.empty(), on, CreditReason.CORRECTION, reason);
        Map<String, String> command = new HashMap<>(credit.command());
        command.putAll(said(company, rebill));
        return new Asked(
                        credit.kind(),
                        credit.subjectType(),
                        credit.subject(),
                        credit.label(),
                        credit.customer(),
                        credit.amount(),
                        credit.base(),
                        credit.reason(),
                        command)
                .insteadOf(said(company, wrong));
    }

    private Map<String, String> said(CompanyId company, Rebill rebill) {
        return rebill.command(billTo(company, rebill));
    }

    private Customer billTo(CompanyId company, Rebill rebill) {
        return customers.find(company, rebill.billTo()).orElseThrow(() -> Refusal.notFound("customer"));
    }

    /** Carries out what was approved. */
    CreditMemoId carryOut(Caller caller, InvoiceId id, Asked approved, LocalDate on) {
        Customer billTo = customers
                .byNumber(caller.company(), approved.part(Rebill.BILL_TO))
                .orElseThrow(() -> Refusal.notFound("customer"));
        return carryOut(caller, id, Rebill.of(approved.command(), billTo.id()), on, approved.reason());
    }

    /** What is billed instead; refuses what could not be billed. */
    private Map<Integer, ChargeInput> charges(CompanyId company, Invoice invoice, Rebill rebill, LocalDate on) {
        obstacle(company, invoice).ifPresent(refusal -> {
            throw refusal;
        });
        if (billTo(company, rebill).isArchived()) {
            throw Refusal.conflict("CUSTOMER_ARCHIVED", "The customer is archived; restore it first.");
        }
        Set<String> known = taxRates.on(company, on).keySet();
        for (Rebill.Line line : rebill.lines()) {
            if (!known.contains(line.taxCode())) {
                throw Refusal.invalid(
                        "TAX_CODE_UNKNOWN",
                        "The tax code " + line.taxCode() + " means nothing on " + on + "; add it in the settings.");
            }
        }
        List<InvoiceLine> wrong = invoices.lines(company, invoice.id());
        List<ChargeId> charged =
                wrong.stream().map(InvoiceLine::charge).filter(Objects::nonNull).toList();
        return rebill.charges(invoice, wrong, charges.byIds(company, charged), on);
    }

    /** Returns the credit memo; the correction names the draft. */
    CreditMemoId carryOut(Caller caller, InvoiceId id, Rebill rebill, LocalDate on, String reason) {
        caller.must(Permission.CREDIT);
        CompanyId company = caller.company();
        Invoice invoice = get(company, id);
        customers.lock(company, List.of(invoice.customer(), rebill.billTo()));
        Map<Integer, ChargeInput> anew = charges(company, invoice, rebill, on);
        CreditMemoId memo = credits.carryOut(caller, id, Optional.empty(), on, CreditReason.CORRECTION, reason);
        Map<Integer, ChargeId> recorded = record(caller, anew);
        var head = new CorrectedDraft.Head(
                invoice.number(),
                rebill.billTo(),
                invoice.currency(),
                invoice.contractNumber(),
                rebill.purchaseOrder(),
                on);
        CorrectedDraft.Made made = drafts.of(caller, head, List.copyOf(recorded.values()));
        var correction = new Correction(
                Ids.next(),
                id,
                memo,
                made.run(),
                made.draft(),
                clock.now(),
                caller.actor().reference());
        corrections.insert(company, correction, recorded);
        audit.record(
                caller,
                AuditEvent.of("invoice.correct", "invoice", id.value(), invoice.number())
                        .about(invoice.customer().value())
                        .because(reason.strip())
                        .fact(
                                "creditMemo",
                                memos.find(company, memo).orElseThrow().number())
                        .fact("draft", made.draft())
                        .fact("lines", recorded.size()));
        return memo;
    }

    private Map<Integer, ChargeId> record(Caller caller, Map<Integer, ChargeInput> anew) {
        List<ChargeDesk.Outcome> outcomes =
                chargeDesk.recordCorrected(caller.including(Permission.KEEP_CHARGES), List.copyOf(anew.values()));
        Map<Integer, ChargeId> recorded = new LinkedHashMap<>();
        List<Integer> numbers = new ArrayList<>(anew.keySet());
        for (int i = 0; i < numbers.size(); i++) {
            recorded.put(numbers.get(i), outcomes.get(i).id());
        }
        return recorded;
    }

    private Invoice get(CompanyId company, InvoiceId id) {
        return invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
