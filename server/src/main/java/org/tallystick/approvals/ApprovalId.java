package org.tallystick.approvals;

import java.util.UUID;
import org.tallystick.platform.Ids;

/** Names a request for approval. */
public record ApprovalId(UUID value) {
    public static ApprovalId next() {
        return new ApprovalId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
