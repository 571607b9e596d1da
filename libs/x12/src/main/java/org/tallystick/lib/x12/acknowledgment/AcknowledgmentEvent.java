package org.tallystick.lib.x12.acknowledgment;

import org.tallystick.lib.x12.Problem;

/** What the reader of 999, 997 and TA1 finds, in file order. */
public sealed interface AcknowledgmentEvent {
    /** TA1. */
    record InterchangeAcknowledged(InterchangeAcknowledgment acknowledgment) implements AcknowledgmentEvent {}

    /** A transaction 999 or 997; {@code sound} is false when something of it cannot be relied upon. */
    record GroupAcknowledged(String type, String control, GroupAcknowledgment acknowledgment, boolean sound)
            implements AcknowledgmentEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements AcknowledgmentEvent {}
}
