package org.tallystick.lib.receivables.terms;

/** Payment terms that cannot be read or make no sense; the message names the fix and can be shown to a user. */
public class TermsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public TermsException(String message) {
        super(message);
    }
}
