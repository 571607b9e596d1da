package org.tallystick.lib.bankfiles.pain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.StatedAmount;

/**
 * What a pain.002 says about one transaction.
 *
 * @param ordinal its place in the file, from 1
 * @param originalBatchId the payment information it was sent in
 * @param status its own, else the one of its batch, else the one of the message; null when none has one
 * @param amount of the original transaction, when the report repeats it
 */
public record TransactionStatus(
        long ordinal,
        @Nullable String originalBatchId,
        @Nullable String originalInstructionId,
        @Nullable String originalEndToEndId,
        @Nullable String status,
        List<StatusReason> reasons,
        @Nullable StatedAmount amount,
        @Nullable String mandateId) {
    public TransactionStatus {
        reasons = List.copyOf(reasons);
    }

    /** Whether no money moves: the status is RJCT. */
    public boolean isRejected() {
        return "RJCT".equals(status);
    }
}
