package org.tallystick.lib.x12;

import org.jspecify.annotations.Nullable;

/** What the envelope reader finds, in file order. What is started is always ended, sound or not. */
public sealed interface X12Event {
    /** ISA. */
    record InterchangeStarted(
            String control, String sender, String receiver, String version, Segment header, Location location)
            implements X12Event {}

    /** GS. */
    record GroupStarted(String control, String functional, String version, Segment header, Location location)
            implements X12Event {}

    /** ST; {@code version} is that of ST03, if it is there. */
    record TransactionStarted(
            String type, String control, @Nullable String version, Segment header, Location location)
            implements X12Event {}

    /** A segment between ST and SE, or a TA1 of the interchange. */
    record SegmentRead(Segment segment, Location location) implements X12Event {}

    /**
     * SE, or the place where it is missing.
     *
     * @param segments as counted, ST and SE included
     * @param sound false when its count or control number is wrong, or it is missing
     */
    record TransactionEnded(long segments, boolean sound) implements X12Event {}

    /**
     * GE, or the place where it is missing.
     *
     * @param stated how many transactions it says there are; 0 where it says nothing
     * @param counted how many there are
     */
    record GroupEnded(long stated, long counted, boolean sound) implements X12Event {}

    /** IEA, or the place where it is missing. */
    record InterchangeEnded(boolean sound) implements X12Event {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements X12Event {}
}
