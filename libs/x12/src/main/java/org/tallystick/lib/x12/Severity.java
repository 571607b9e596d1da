package org.tallystick.lib.x12;

/** How far a problem reaches. */
public enum Severity {
    /** Worth knowing; nothing is kept back. */
    INFO,
    /** Read with a doubt; nothing is kept back. */
    WARN,
    /** What it stands in is kept out of booking until a person decides. */
    ERROR,
    /** The file ends here. */
    FATAL;

    /** Whether something is kept out of booking. */
    public boolean blocks() {
        return this == ERROR || this == FATAL;
    }
}
