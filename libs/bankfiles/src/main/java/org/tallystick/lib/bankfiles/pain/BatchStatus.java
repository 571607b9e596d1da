package org.tallystick.lib.bankfiles.pain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pain.002 says about a payment information.
 *
 * @param ordinal its place in the file, from 1
 * @param status null when only the message or the transactions have one
 */
public record BatchStatus(
        int ordinal,
        @Nullable String originalId,
        @Nullable String originalTransactions,
        @Nullable String originalControlSum,
        @Nullable String status,
        List<StatusReason> reasons,
        List<StatusCount> counts) {
    public BatchStatus {
        reasons = List.copyOf(reasons);
        counts = List.copyOf(counts);
    }
}
