package org.tallystick.approvals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which requests a list shows; a null narrows nothing. */
public record ApprovalFilter(
        @Nullable ApprovalKind kind,
        @Nullable ApprovalState state,
        @Nullable UUID batch) {
    public static final ApprovalFilter WAITING = new ApprovalFilter(null, ApprovalState.WAITING, null);

    public ApprovalFilter(@Nullable ApprovalKind kind, @Nullable ApprovalState state) {
        this(kind, state, null);
    }
}
