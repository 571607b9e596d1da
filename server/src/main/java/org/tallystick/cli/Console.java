package org.tallystick.cli;

import java.io.PrintStream;
import org.tallystick.platform.jobs.Progress;

/** The two ways out of the process: the result, and what is said meanwhile. */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    public Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** Takes the standard output for results alone: whatever else writes to it from now on lands beside the progress. */
    @SuppressWarnings("SystemConsoleNull") // never null since JDK 22, but declared so that null must be thought of
    static Console ofProcess() {
        PrintStream out = System.out;
        System.setOut(System.err);
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new Console(out, System.err, terminal);
    }

    /** Part of the result. */
    public void print(String text) {
        out.print(text);
        out.flush();
    }

    /** A sentence beside the result: progress, hints, refusals. */
    public void say(String sentence) {
        err.println(sentence);
    }

    /** Shows how far a long run has come: a bar on a terminal, else a line every few seconds. */
    public Progress progress(String what) {
        return new ConsoleProgress(what, err, terminal);
    }
}
