package org.tallystick.cli;

/** The words after the command do not fit it; the message says which and why. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
