package org.tallystick.disputes;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDecided;
import org.tallystick.approvals.ApprovalKind;

/** Lets disputes follow what became of the credit memo or write-off they wait for, in the same transaction. */
@Component
class ApprovalOutcome {
    private static final Set<ApprovalKind> KINDS = EnumSet.of(ApprovalKind.CREDIT_MEMO, ApprovalKind.WRITE_OFF);

    private final Disputes disputes;
    private final DisputeSteps steps;
    private final ResolutionDesk resolutions;

    ApprovalOutcome(Disputes disputes, DisputeSteps steps, ResolutionDesk resolutions) {
        this.disputes = disputes;
        this.steps = steps;
        this.resolutions = resolutions;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ApprovalDecided decided) {
        Approval approval = decided.approval();
        if (!KINDS.contains(approval.asked().kind())) {
            return;
        }
        Caller caller = decided.caller();
        for (Dispute waiting : disputes.waitingFor(caller.company(), approval.id())) {
            Dispute dispute = steps.locked(caller.company(), waiting.id());
            Approval.Deed deed = decided.deed();
            if (deed == null) {
                Approval.Decision decision = approval.decision();
                resolutions.turnedDown(caller, dispute, decision == null ? null : decision.reason());
            } else {
                resolutions.settled(caller, dispute, deed.subjectType(), deed.subject());
            }
        }
    }
}
