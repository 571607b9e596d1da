package org.tallystick.invoicing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Actor;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.DocumentRequirement;
import org.tallystick.documents.RequiredDesk;
import org.tallystick.documents.RequirementDesk;
import org.tallystick.documents.Requirements;
import org.tallystick.exemptions.CertificateDesk;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;
import org.tallystick.scrubber.CheckBook.Cause;
import org.tallystick.scrubber.RuleChange;
import org.tallystick.scrubber.RuleDesk;
import org.tallystick.scrubber.RuleLevels;

/**
 * A draft that waited is priced and checked again when what it waited for may be mended: a document is settled, the customer
 * was changed, a rule is less severe, what a gate objected to was mended. Then it is ready, or waits for the rest.
 */
@Component
class ReadyAgain implements OutboxHandler {
    private static final int MOST_DRAFTS = 10_000;
    private static final List<String> DOCUMENTS = List.of(DraftPricing.Verdict.AWAITING_DOCUMENTS);
    private static final List<String> CERTIFICATES = List.of(Exemption.MISSING);
    private static final List<String> FINDINGS = List.of(DraftChecks.FAILED, DraftChecks.WARNED);

    private final Drafts drafts;
    private final WaitingDrafts waiting;
    private final BillingRuns runs;
    private final DraftPricing pricing;
    private final Requirements requirements;
    private final RuleLevels levels;
    private final PostingGates gates;
    private final ApprovalMatrix rules;

    ReadyAgain(
            Drafts drafts,
            WaitingDrafts waiting,
            BillingRuns runs,
            DraftPricing pricing,
            Requirements requirements,
            RuleLevels levels,
            PostingGates gates,
            ApprovalMatrix rules) {
        this.drafts = drafts;
        this.waiting = waiting;
        this.runs = runs;
        this.pricing = pricing;
        this.requirements = requirements;
        this.levels = levels;
        this.gates = gates;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "invoicing.ready-again";
    }

    @Override
    public boolean handles(String type) {
        return switch (type) {
            case RequiredDesk.SETTLED,
                    RequirementDesk.CHANGED,
                    RuleDesk.CHANGED,
                    CheckAgain.CUSTOMER,
                    ApprovalMatrix.CHANGED,
                    CertificateDesk.CHANGED,
                    PostingGate.MENDED -> true;
            default -> false;
        };
    }

    @Override
    public void handle(OutboxMessage message) {
        CompanyId company = message.company();
        Map<UUID, List<UUID>> byRun = waiting(message).stream()
                .collect(Collectors.groupingBy(
                        draft -> draft.run().value(),
                        TreeMap::new,
                        Collectors.mapping(Draft::id, Collectors.toList())));
        byRun.forEach(
                (run, ids) -> again(company, runs.find(company, new RunId(run)).orElseThrow(), ids));
    }

    private void again(CompanyId company, BillingRun run, List<UUID> ids) {
        pricing.price(company, run, ids, new DraftChecks.Occasion(Cause.CHANGE, Actor.SYSTEM.reference()));
        boolean ready = drafts.byIds(company, ids).stream().anyMatch(draft -> draft.state() == Draft.State.READY);
        if (ready) {
            List<BillingRun.State> over = List.of(BillingRun.State.PARTLY_FAILED);
            runs.move(company, run.id(), over, BillingRun.State.GENERATED, null);
        }
    }

    private List<Draft> waiting(OutboxMessage message) {
        CompanyId company = message.company();
        return switch (message.type()) {
            case RequiredDesk.SETTLED ->
                waiting.lock(company, new CustomerId(message.subject()), DOCUMENTS, MOST_DRAFTS);
            case CheckAgain.CUSTOMER ->
                waiting.lock(company, new CustomerId(message.subject()), CheckAgain.CODES, MOST_DRAFTS);
            case ApprovalMatrix.CHANGED -> ofMatrix(message);
            case RuleDesk.CHANGED -> waiting.lock(company, ofRule(message), FINDINGS, MOST_DRAFTS);
            case CertificateDesk.CHANGED -> waiting.lock(company, ofGate(message), CERTIFICATES, MOST_DRAFTS);
            case PostingGate.MENDED -> waiting.lock(company, ofGate(message), mendable(), MOST_DRAFTS);
            default -> waiting.lock(company, ofRequirement(message), DOCUMENTS, MOST_DRAFTS);
        };
    }

    private List<String> mendable() {
        return Stream.concat(gates.codes().stream(), Sharing.CODES.stream()).toList();
    }

    /** Who decides about invoices may be somebody else now, or nobody. */
    private List<Draft> ofMatrix(OutboxMessage message) {
        CompanyId company = message.company();
        return rules.kindOf(company, message.subject()) == ApprovalKind.INVOICE
                ? waiting.lock(company, null, List.of(DraftApprovals.AWAITING), MOST_DRAFTS)
                : List.of();
    }

    /** Null for a rule about all customers. */
    private @Nullable CustomerId ofRequirement(OutboxMessage message) {
        return requirements
                .find(message.company(), message.subject())
                .map(DocumentRequirement::customer)
                .orElse(null);
    }

    /** Null for the company as a whole. */
    private static @Nullable CustomerId ofGate(OutboxMessage message) {
        return message.subject().equals(message.company().value()) ? null : new CustomerId(message.subject());
    }

    private @Nullable CustomerId ofRule(OutboxMessage message) {
        return levels.find(message.company(), message.subject())
                .map(RuleChange::customer)
                .orElse(null);
    }
}
