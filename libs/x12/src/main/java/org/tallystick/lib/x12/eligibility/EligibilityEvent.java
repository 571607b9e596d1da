package org.tallystick.lib.x12.eligibility;

import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.element.Heading;

/** What the reader of 270 and 271 finds, in file order. */
public sealed interface EligibilityEvent {
    /** The next transaction. */
    record Started(Heading heading) implements EligibilityEvent {}

    /** The next person, or refusal. */
    record SubjectRead(EligibilitySubject subject) implements EligibilityEvent {}

    /** The open transaction is complete, or cut off; {@code sound} is false when something of it cannot be relied upon. */
    record Ended(boolean sound) implements EligibilityEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements EligibilityEvent {}
}
