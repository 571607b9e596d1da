package org.tallystick.network;

/** The network did not answer: what was asked may have happened or not. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoAnswer(String message) {
        super(message);
    }
}
