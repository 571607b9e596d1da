package org.tallystick.lib.bankfiles.statement;

/**
 * What a reader finds, in file order: {@code StatementStarted, EntryRead…, StatementEnded} per statement, and problems at
 * any time. A problem of an entry comes before the entry. A statement that is never ended was cut off: a FATAL problem
 * says so, and nothing of it may be booked.
 */
public sealed interface StatementEvent
        permits StatementEvent.StatementStarted,
                StatementEvent.EntryRead,
                StatementEvent.StatementEnded,
                StatementEvent.ProblemFound {
    /** A statement begins; the header holds what the file says before the first entry. */
    record StatementStarted(BankStatement statement) implements StatementEvent {}

    /** The next entry of the statement that is open. */
    record EntryRead(Entry entry) implements StatementEvent {}

    /**
     * The open statement is complete.
     *
     * @param sound false when a control total failed: it must not be booked without a person
     */
    record StatementEnded(BankStatement statement, long entries, boolean sound) implements StatementEvent {}

    /** Something is wrong with the content. */
    record ProblemFound(Problem problem) implements StatementEvent {}
}
