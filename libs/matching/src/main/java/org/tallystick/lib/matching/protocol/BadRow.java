package org.tallystick.lib.matching.protocol;

/** A cell cannot be read; the message names file, line and column. */
public final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRow(String file, long line, String column, String text) {
        super(file + ", line " + line + ": " + column + " cannot be \"" + text + "\".");
    }
}
