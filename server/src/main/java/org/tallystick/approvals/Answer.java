package org.tallystick.approvals;

/** What became of a deed: it is done, or it waits for a second person. */
public sealed interface Answer {
    record Done(Approval.Deed deed) implements Answer {}

    record Waits(ApprovalId request) implements Answer {}
}
