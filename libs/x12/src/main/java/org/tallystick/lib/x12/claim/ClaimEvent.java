package org.tallystick.lib.x12.claim;

import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Problem;

/** What the reader of 837 finds, in file order: each submission with its claims, and its end. */
public sealed interface ClaimEvent {
    /** The next submission. */
    record SubmissionStarted(Submission submission, Location location) implements ClaimEvent {}

    /** The next claim; {@code balanced} says whether its lines charge what the claim does. */
    record ClaimRead(Claim claim, boolean balanced, Location location) implements ClaimEvent {}

    /**
     * The open submission is complete, or cut off.
     *
     * @param claims how many it has
     * @param charge of all of them
     * @param sound false when something of it is wrong or cannot be read
     */
    record SubmissionEnded(long claims, Money charge, boolean sound) implements ClaimEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements ClaimEvent {}
}
