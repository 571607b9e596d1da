package org.tallystick.cli;

/** What the process says to the shell when it ends. */
public enum ExitCode {
    DONE(0),
    FINDINGS(1),
    WRONG_USE(2),
    MISSING_PREREQUISITE(3),
    NO_DATABASE(4),
    INTERNAL(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
