package org.tallystick.providers;

/** A provider did not answer: whether the call had an effect is not known. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoAnswer(String what) {
        super(what);
    }
}
