package org.tallystick.lib.x12.authorization;

import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.element.Heading;

/** What the reader of 278 finds, in file order. */
public sealed interface AuthorizationEvent {
    /** The next transaction. */
    record Started(Heading heading) implements AuthorizationEvent {}

    /** The next event or service. */
    record SubjectRead(AuthorizationSubject subject) implements AuthorizationEvent {}

    /** The open transaction is complete, or cut off; {@code sound} is false when something of it cannot be relied upon. */
    record Ended(boolean sound) implements AuthorizationEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements AuthorizationEvent {}
}
