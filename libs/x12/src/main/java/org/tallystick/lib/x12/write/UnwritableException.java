package org.tallystick.lib.x12.write;

/** A value that no partner could read; names the element, never the value. */
public final class UnwritableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it cannot be written. */
    public enum Reason {
        SEPARATOR("holds a separator"),
        CHARACTER("holds a character the partner does not take"),
        TOO_LONG("is longer than its element"),
        EMPTY("has no content"),
        PRECISION("cannot be written in decimals");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private final String element;
    private final Reason reason;

    public UnwritableException(String element, Reason reason) {
        super(element + " " + reason.words + ".");
        this.element = element;
        this.reason = reason;
    }

    /** {@code NM103}, or the segment alone. */
    public String element() {
        return element;
    }

    public Reason reason() {
        return reason;
    }
}
