package org.tallystick.approvals;

import org.jspecify.annotations.Nullable;
import org.tallystick.access.Caller;

/**
 * Somebody decided about a request; told in the transaction that did it.
 *
 * @param deed what it brought about; none when it was rejected, withdrawn or lapsed
 */
public record ApprovalDecided(Caller caller, Approval approval, Approval.@Nullable Deed deed) {}
