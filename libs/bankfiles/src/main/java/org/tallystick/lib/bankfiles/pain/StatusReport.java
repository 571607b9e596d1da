package org.tallystick.lib.bankfiles.pain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pain.002 says about a message as a whole.
 *
 * @param originalMessageId of the pain.001 or pain.008 that was sent
 * @param status of the whole message, such as ACCP, PART, RJCT; null when only its parts have one
 */
public record StatusReport(
        String id,
        @Nullable String createdAt,
        @Nullable String originalMessageId,
        @Nullable String originalMessageName,
        @Nullable String originalTransactions,
        @Nullable String originalControlSum,
        @Nullable String status,
        List<StatusReason> reasons,
        List<StatusCount> counts) {
    public StatusReport {
        reasons = List.copyOf(reasons);
        counts = List.copyOf(counts);
    }
}
