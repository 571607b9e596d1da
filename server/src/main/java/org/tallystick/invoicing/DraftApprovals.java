package org.tallystick.invoicing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.ApprovalState;
import org.tallystick.approvals.Approvals;
import org.tallystick.approvals.Asked;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.PassedDeed;
import org.tallystick.approvals.Ruling;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;

/**
 * Asks the matrix about all drafts of a chunk at once: who need nobody pass, who were approved as they are now pass too, and
 * for the others approval is asked for. A company without lines for invoices costs one look.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DraftApprovals {
    static final String AWAITING = "AWAITING_APPROVAL";
    static final String REJECTED = "APPROVAL_REJECTED";
    static final List<String> CODES = List.of(AWAITING, REJECTED);

    private final ApprovalMatrix rules;
    private final ApprovalDesk desk;
    private final Approvals approvals;
    private final Invoices invoices;

    DraftApprovals(ApprovalMatrix rules, ApprovalDesk desk, Approvals approvals, Invoices invoices) {
        this.rules = rules;
        this.desk = desk;
        this.approvals = approvals;
        this.invoices = invoices;
    }

    /** Which drafts have to wait and why, and which of the others a matrix let pass. */
    record Outcome(Map<UUID, Pricing.Result.Parked> held, Map<UUID, Passed> passed) {
        static final Outcome NOTHING = new Outcome(Map.of(), Map.of());

        Outcome {
            held = Map.copyOf(held);
            passed = Map.copyOf(passed);
        }
    }

    record Passed(Asked asked, Ruling ruling) {
        PassedDeed deed(InvoiceId invoice) {
            return new PassedDeed(ruling, asked.matter(), new Approval.Deed("invoice", invoice.value(), asked.label()));
        }
    }

    /** What the matrix says before posting; nobody changes it until what it let pass is posted. */
    Outcome posting(CompanyId company, BillingRun run, List<DraftPricing.Verdict> verdicts, Set<UUID> held) {
        return of(rules.held(company, ApprovalKind.INVOICE), company, run, verdicts, held);
    }

    Outcome of(CompanyId company, BillingRun run, List<DraftPricing.Verdict> verdicts, Set<UUID> held) {
        return of(rules.of(company, ApprovalKind.INVOICE), company, run, verdicts, held);
    }

    private Outcome of(
            Matrix matrix, CompanyId company, BillingRun run, List<DraftPricing.Verdict> verdicts, Set<UUID> held) {
        Map<UUID, Passed> ruled =
                matrix.lines().isEmpty() ? Map.of() : ruled(matrix, company, run, candidates(verdicts, held));
        Set<UUID> asking = ruled.entrySet().stream()
                .filter(one -> !one.getValue().ruling().free())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        lapse(company, verdicts, asking);
        if (ruled.isEmpty()) {
            return Outcome.NOTHING;
        }
        Map<UUID, Pricing.Result.Parked> waiting =
                asking.isEmpty() ? Map.of() : waiting(matrix, company, run, ruled, asking);
        Map<UUID, Passed> passed = new HashMap<>(ruled);
        passed.keySet().removeAll(asking);
        return new Outcome(waiting, passed);
    }

    /** What could be priced, with what is earned with it where that is known. */
    private record Candidate(PricedInvoice invoice, Map<String, String> margin) {}

    private static Map<ChargeId, Money> netsOfPricesWithTax(PricedInvoice invoice) {
        Map<ChargeId, Money> nets = new HashMap<>();
        for (InvoiceLine line : invoice.lines()) {
            if (line.priceWithTax() != null && line.charge() != null) {
                nets.put(line.charge(), line.net());
            }
        }
        return nets;
    }

    private static List<Candidate> candidates(List<DraftPricing.Verdict> verdicts, Set<UUID> held) {
        List<Candidate> candidates = new ArrayList<>();
        for (DraftPricing.Verdict verdict : verdicts) {
            if (verdict.result() instanceof Pricing.Result.Priced(PricedInvoice invoice)
                    && !held.contains(invoice.draft())) {
                candidates.add(new Candidate(
                        invoice,
                        Margin.of(verdict.charges(), netsOfPricesWithTax(invoice))
                                .map(Margin::words)
                                .orElse(Map.of())));
            }
        }
        return candidates;
    }

    private Map<UUID, Passed> ruled(Matrix matrix, CompanyId company, BillingRun run, List<Candidate> candidates) {
        Set<CustomerId> known = matrix.asksForFirst()
                ? invoices.withInvoices(
                        company,
                        candidates.stream()
                                .map(one -> one.invoice().customer().id())
                                .collect(Collectors.toSet()))
                : Set.of();
        Map<UUID, Passed> ruled = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            PricedInvoice invoice = candidate.invoice();
            boolean first =
                    matrix.asksForFirst() && !known.contains(invoice.customer().id());
            Asked asked = asked(run, candidate, first);
            ruled.put(invoice.draft(), new Passed(asked, matrix.rule(asked.matter())));
        }
        return ruled;
    }

    private static Asked asked(BillingRun run, Candidate candidate, boolean first) {
        PricedInvoice invoice = candidate.invoice();
        Map<String, String> said = new HashMap<>(DraftWords.of(invoice));
        said.putAll(candidate.margin());
        return new Asked(
                ApprovalKind.INVOICE,
                "draft",
                invoice.draft(),
                invoice.customer().number(),
                invoice.customer().id().value(),
                invoice.gross(),
                invoice.base(),
                "Billing run " + run.number(),
                said,
                first,
                run.id().value(),
                Map.of());
    }

    /** A draft that is free now, or waits for something else, is not asked about any more. */
    private void lapse(CompanyId company, List<DraftPricing.Verdict> verdicts, Set<UUID> asking) {
        Set<UUID> over = new HashSet<>();
        for (DraftPricing.Verdict verdict : verdicts) {
            Draft draft = verdict.draft();
            if (AWAITING.equals(draft.parkedCode()) && !asking.contains(draft.id())) {
                over.add(draft.id());
            }
        }
        if (!over.isEmpty()) {
            lapse(Caller.system(company), over, "The draft needs no approval any more, or waits for something else.");
        }
    }

    void lapse(Caller caller, Collection<UUID> drafts, String reason) {
        desk.lapse(caller, ApprovalKind.INVOICE, drafts, reason);
    }

    private Map<UUID, Pricing.Result.Parked> waiting(
            Matrix matrix, CompanyId company, BillingRun run, Map<UUID, Passed> ruled, Set<UUID> asking) {
        Map<UUID, Approval> earlier = approvals.latest(company, ApprovalKind.INVOICE, asking);
        Map<UUID, Pricing.Result.Parked> held = new HashMap<>();
        List<UUID> changed = new ArrayList<>();
        List<Asked> anew = new ArrayList<>();
        for (UUID draft : asking) {
            Passed wanted = Objects.requireNonNull(ruled.get(draft));
            Approval last = earlier.get(draft);
            if (last == null || !stands(last, wanted.asked())) {
                if (last != null && last.waits()) {
                    changed.add(draft);
                }
                anew.add(wanted.asked().insteadOf(seenLast(last)));
                held.put(draft, awaiting(wanted.ruling()));
            } else if (last.state() == ApprovalState.WAITING) {
                held.put(draft, awaiting(wanted.ruling()));
            } else if (last.state() == ApprovalState.REJECTED) {
                held.put(draft, rejected(last));
            }
        }
        if (!changed.isEmpty()) {
            lapse(Caller.system(company), changed, "The draft has changed; it is asked for as it is now.");
        }
        desk.askAll(Caller.onBehalfOf(company, run.startedBy()), matrix, anew);
        return held;
    }

    /** It is about the draft as it is now, and nobody took it back or gave it up. */
    private static boolean stands(Approval last, Asked now) {
        boolean open = switch (last.state()) {
            case WAITING, APPROVED, REJECTED -> true;
            case WITHDRAWN, TAKEN_BACK -> false;
        };
        return open && Arrays.equals(last.asked().fingerprint(), now.fingerprint());
    }

    /** What a person decided about last; what changed since then is shown to whoever decides now. */
    private static Map<String, String> seenLast(@Nullable Approval last) {
        if (last == null) {
            return Map.of();
        }
        return switch (last.state()) {
            case APPROVED, REJECTED, TAKEN_BACK -> last.asked().command();
            case WAITING, WITHDRAWN -> last.asked().before();
        };
    }

    static Pricing.Result.Parked awaiting(Ruling ruling) {
        return new Pricing.Result.Parked(
                AWAITING, ruling.because() + " It is asked for; the draft is ready by itself when it is approved.");
    }

    static Pricing.Result.Parked rejected(Approval approval) {
        Approval.Decision decision = approval.decision();
        String reason = decision == null ? null : decision.reason();
        return new Pricing.Result.Parked(
                REJECTED,
                "Rejected: " + reason + (reason == null || reason.endsWith(".") ? "" : ".")
                        + " Mend its charges and check it again, or discard it.");
    }
}
