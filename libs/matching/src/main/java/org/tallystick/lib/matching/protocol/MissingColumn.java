package org.tallystick.lib.matching.protocol;

/** A file lacks a column that it must have. */
public final class MissingColumn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingColumn(String file, String column) {
        super(file + " has no column " + column + ".");
    }
}
