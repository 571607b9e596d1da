package org.tallystick.lib.bankfiles.statement;

import java.util.function.Consumer;

/** Which statement and entry of a file is being read, and whether they are sound so far. */
public final class ReadingState {
    private final Consumer<Problem> problems;
    private int statement;
    private long entry;
    private boolean insideStatement;
    private boolean insideEntry;
    private boolean entrySound = true;
    private boolean statementSound = true;

    public ReadingState(Consumer<Problem> problems) {
        this.problems = problems;
    }

    public void statementBegins() {
        statement++;
        entry = 0;
        insideStatement = true;
        insideEntry = false;
        statementSound = true;
    }

    public void statementEnds() {
        insideStatement = false;
        insideEntry = false;
    }

    public void entryBegins() {
        entry++;
        insideEntry = true;
        entrySound = true;
    }

    public void entryEnds() {
        insideEntry = false;
    }

    /** The ordinal of the statement that was begun last, from 1. */
    public int statement() {
        return statement;
    }

    /** The ordinal of the entry that was begun last in the statement, from 1. */
    public long entry() {
        return entry;
    }

    public boolean entrySound() {
        return entrySound;
    }

    public boolean statementSound() {
        return statementSound;
    }

    /** Passes a problem on; an ERROR makes the open entry, or else the statement, unsound. */
    public void report(Problem problem) {
        if (problem.severity().blocks()) {
            entrySound &= !insideEntry;
            statementSound &= insideEntry;
        }
        problems.accept(problem);
    }

    /** A line of the open statement and entry. */
    public Location here(long line) {
        return here(line, 0);
    }

    /** A character of a line of the open statement and entry. */
    public Location here(long line, long column) {
        return new Location(insideStatement ? statement : 0, insideEntry ? entry : 0, line, column);
    }
}
