package org.tallystick.approvals;

import org.jspecify.annotations.Nullable;

/** Which requests a list shows; a null narrows nothing. */
public record ApprovalFilter(
        @Nullable ApprovalKind kind, @Nullable ApprovalState state) {
    public static final ApprovalFilter WAITING = new ApprovalFilter(null, ApprovalState.WAITING);
}
