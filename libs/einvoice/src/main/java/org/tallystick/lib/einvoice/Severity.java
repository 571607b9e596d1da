package org.tallystick.lib.einvoice;

/** How far a problem reaches. */
public enum Severity {
    /** Worth knowing; nothing is kept back. */
    INFO,
    /** Read with a doubt; nothing is kept back. */
    WARN,
    /** The document is not to be used until a person decides. */
    ERROR,
    /** Reading ends here. */
    FATAL;

    /** Whether the document may not be used. */
    public boolean blocks() {
        return this == ERROR || this == FATAL;
    }
}
