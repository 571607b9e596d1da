package org.tallystick.lib.x12.claimstatus;

import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.element.Heading;

/** What the reader of 276, 277 and 277CA finds, in file order. */
public sealed interface StatusEvent {
    /** The next transaction. */
    record Started(Heading heading) implements StatusEvent {}

    /** The next claim, or level of which something is said. */
    record SubjectRead(StatusSubject subject) implements StatusEvent {}

    /** The open transaction is complete, or cut off; {@code sound} is false when something of it cannot be relied upon. */
    record Ended(boolean sound) implements StatusEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements StatusEvent {}
}
