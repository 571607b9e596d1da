package org.tallystick.lib.bankfiles.pain;

import org.tallystick.lib.bankfiles.statement.Problem;

/**
 * What a reader of pain.002 finds, in file order: {@code ReportStarted, (BatchStatusRead, TransactionStatusRead…)…,
 * ReportEnded}, and problems at any time. A report that is never ended was cut off.
 */
public sealed interface StatusEvent
        permits StatusEvent.ReportStarted,
                StatusEvent.BatchStatusRead,
                StatusEvent.TransactionStatusRead,
                StatusEvent.ReportEnded,
                StatusEvent.ProblemFound {
    /** The status of the whole message. */
    record ReportStarted(StatusReport report) implements StatusEvent {}

    /** The status of a payment information; that of its transactions follows. */
    record BatchStatusRead(BatchStatus batch) implements StatusEvent {}

    /** The status of a transaction. */
    record TransactionStatusRead(TransactionStatus transaction) implements StatusEvent {}

    /**
     * The report is complete.
     *
     * @param transactions how many were listed; banks often list the rejected ones only
     * @param sound false when it lists more transactions of a status than it counts
     */
    record ReportEnded(StatusReport report, long transactions, boolean sound) implements StatusEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements StatusEvent {}
}
