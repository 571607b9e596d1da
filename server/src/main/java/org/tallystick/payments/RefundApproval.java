package org.tallystick.payments;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.approvals.Approvable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Asked;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Lets approved refunds go out, and gives back what rejected ones took. */
@Component
class RefundApproval implements Approvable {
    private final RefundDesk desk;

    RefundApproval(RefundDesk desk) {
        this.desk = desk;
    }

    static Asked asked(Refund refund, Money base) {
        Map<String, String> command = new TreeMap<>(RefundAccount.of(refund).named());
        command.put("Amount", refund.amount().toString());
        command.put("Refund", refund.number());
        return new Asked(
                ApprovalKind.REFUND,
                "refund",
                refund.id().value(),
                refund.number(),
                refund.customer() == null ? null : refund.customer().value(),
                refund.amount(),
                base,
                refund.reason(),
                command);
    }

    static Approval.Deed deed(Refund refund) {
        return new Approval.Deed("refund", refund.id().value(), refund.number());
    }

    @Override
    public ApprovalKind kind() {
        return ApprovalKind.REFUND;
    }

    @Override
    public Approval.Deed carryOut(Caller asker, Approval approved) {
        Asked asked = approved.asked();
        desk.approved(decider(asker.company(), approved), new RefundId(asked.subject()));
        return new Approval.Deed("refund", asked.subject(), asked.label());
    }

    @Override
    public void turnedDown(CompanyId company, Approval refused) {
        String reason = Objects.requireNonNull(decision(refused).reason());
        desk.rejected(decider(company, refused), new RefundId(refused.asked().subject()), reason);
    }

    @Override
    public void reopen(CompanyId company, Approval decided) {
        throw Refusal.conflict(
                "REFUND_DECIDED",
                "A decision about a refund moved its money and stands; ask for the refund again, or mark it as failed.");
    }

    private static Caller decider(CompanyId company, Approval approval) {
        return Caller.onBehalfOf(company, decision(approval).by());
    }

    private static Approval.Decision decision(Approval approval) {
        return Objects.requireNonNull(approval.decision());
    }
}
