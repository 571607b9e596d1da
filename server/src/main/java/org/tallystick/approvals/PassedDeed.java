package org.tallystick.approvals;

/** A deed that was done without a second person, because the matrix let it pass. */
public record PassedDeed(Ruling ruling, Matter matter, Approval.Deed deed) {}
