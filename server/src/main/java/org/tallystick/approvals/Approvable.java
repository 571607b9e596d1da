package org.tallystick.approvals;

import org.tallystick.access.Caller;

/** Carries out approved deeds of a kind; each kind has one. */
public interface Approvable {
    ApprovalKind kind();

    /**
     * Does what was asked for, in the running transaction and in the name of whoever asked. A refusal ends the approval: the
     * request waits as before.
     */
    Approval.Deed carryOut(Caller asker, Approval approved);
}
