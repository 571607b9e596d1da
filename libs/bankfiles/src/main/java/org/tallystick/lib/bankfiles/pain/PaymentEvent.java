package org.tallystick.lib.bankfiles.pain;

import org.tallystick.lib.bankfiles.statement.Problem;

/**
 * What a reader of pain.001 and pain.008 finds, in file order: {@code MessageStarted, (BatchStarted, OrderRead…,
 * BatchEnded)…, MessageEnded}, and problems at any time. A message that is never ended was cut off.
 */
public sealed interface PaymentEvent
        permits PaymentEvent.MessageStarted,
                PaymentEvent.BatchStarted,
                PaymentEvent.OrderRead,
                PaymentEvent.BatchEnded,
                PaymentEvent.MessageEnded,
                PaymentEvent.ProblemFound {
    /** The group header. */
    record MessageStarted(PaymentMessage message) implements PaymentEvent {}

    /** A payment information begins; it holds what stands before its first transaction. */
    record BatchStarted(PaymentBatch batch) implements PaymentEvent {}

    /** The next transaction of the batch that is open. */
    record OrderRead(PaymentOrder order) implements PaymentEvent {}

    /**
     * The batch is complete.
     *
     * @param sound false when it does not agree with its content
     */
    record BatchEnded(PaymentBatch batch, PaymentTotals totals, boolean sound) implements PaymentEvent {}

    /**
     * The message is complete.
     *
     * @param sound false when its header or a batch does not agree with the content
     */
    record MessageEnded(PaymentTotals totals, boolean sound) implements PaymentEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements PaymentEvent {}
}
