package org.tallystick.lib.bankfiles.nacha;

import org.tallystick.lib.bankfiles.statement.Problem;

/**
 * What a reader finds, in file order: {@code FileStarted, (BatchStarted, EntryRead | ReturnRead | ChangeRead…,
 * BatchEnded)…, FileEnded}, and problems at any time. What is never ended was cut off or is in disorder: a problem says
 * so, and nothing of it may be used.
 */
public sealed interface AchEvent
        permits AchEvent.FileStarted,
                AchEvent.BatchStarted,
                AchEvent.EntryRead,
                AchEvent.ReturnRead,
                AchEvent.ChangeRead,
                AchEvent.BatchEnded,
                AchEvent.FileEnded,
                AchEvent.ProblemFound {
    /** The header of the file. */
    record FileStarted(AchFileHeader header) implements AchEvent {}

    /** A batch begins. */
    record BatchStarted(AchBatch batch) implements AchEvent {}

    /** A payment. */
    record EntryRead(AchEntry entry) implements AchEvent {}

    /** A payment that came back. */
    record ReturnRead(AchEntry entry, AchAddenda.ReturnNotice notice) implements AchEvent {}

    /** The bank of the other side asks to use other data from now on. */
    record ChangeRead(AchEntry entry, AchAddenda.ChangeNotice notice) implements AchEvent {}

    /**
     * The batch is complete.
     *
     * @param sound false when its control record does not agree with its content
     */
    record BatchEnded(AchBatch batch, AchTotals totals, boolean sound) implements AchEvent {}

    /**
     * The file is complete.
     *
     * @param sound false when a control record does not agree with the content: nothing may be used without a person
     */
    record FileEnded(AchFileControl control, AchTotals totals, boolean sound) implements AchEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements AchEvent {}
}
