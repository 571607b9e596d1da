package org.tallystick.approvals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.access.Caller;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Carries out approved deeds of a kind; each kind has one. */
public interface Approvable {
    ApprovalKind kind();

    /** Locks what a decision is going to touch, before it is written down. */
    default void prepare(CompanyId company, List<Approval> requests) {}

    /**
     * Does what was asked for, in the running transaction and in the name of whoever asked. A refusal ends the approval: the
     * request waits as before.
     */
    Approval.Deed carryOut(Caller asker, Approval approved);

    /** The same for many at once; a refusal ends them all. */
    default Map<ApprovalId, Approval.Deed> carryOutAll(CompanyId company, List<Approval> approved) {
        Map<ApprovalId, Approval.Deed> deeds = new LinkedHashMap<>();
        for (Approval one : approved) {
            deeds.put(one.id(), carryOut(Caller.onBehalfOf(company, one.askedBy()), one));
        }
        return deeds;
    }

    /** It was rejected, or withdrawn; by then the decision is written down. */
    default void turnedDown(CompanyId company, Approval refused) {}

    /** Undoes what a decision brought about, before the same is asked for again; refuses where that cannot be. */
    default void reopen(CompanyId company, Approval decided) {
        if (decided.state() == ApprovalState.APPROVED) {
            throw Refusal.conflict(
                    "APPROVAL_DONE",
                    "What was approved is done and cannot be taken back here; correct it with a deed of its own.");
        }
    }
}
