package org.tallystick.lib.bankfiles.lockbox;

import org.tallystick.lib.bankfiles.statement.Problem;

/**
 * What the lockbox reader finds, in file order: checks, then the end of their batch. A batch that is never ended was cut
 * off: nothing of it may be booked.
 */
public sealed interface LockboxEvent
        permits LockboxEvent.CheckRead, LockboxEvent.BatchEnded, LockboxEvent.ProblemFound {
    /** The next check of the open batch. */
    record CheckRead(LockboxCheck check) implements LockboxEvent {}

    /**
     * The open batch is complete.
     *
     * @param sound false when its total does not agree with its checks
     */
    record BatchEnded(String batch, long checks, boolean sound) implements LockboxEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements LockboxEvent {}
}
