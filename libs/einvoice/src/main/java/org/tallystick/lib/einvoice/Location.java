package org.tallystick.lib.einvoice;

import java.util.ResourceBundle;

/**
 * Where in a document a problem is.
 *
 * @param line from 1; 0 where it says nothing
 * @param column from 1; 0 where it says nothing
 * @param field of the model, such as {@code lines[2].net}, or the name of a file inside a PDF; empty where it says nothing
 */
public record Location(int line, int column, String field) {
    private static final Location FILE = new Location(0, 0, "");

    /** The document as a whole. */
    public static Location file() {
        return FILE;
    }

    public static Location at(int line, int column) {
        return new Location(Math.max(0, line), Math.max(0, column), "");
    }

    public static Location of(String field) {
        return new Location(0, 0, field);
    }

    /** The place in words of the catalogue's language: {@code line 12, column 7}. */
    public String text(ResourceBundle catalogue) {
        if (!field.isEmpty()) {
            return field;
        }
        return line == 0
                ? catalogue.getString("location.file")
                : "%s %d, %s %d"
                        .formatted(
                                catalogue.getString("location.line"),
                                line,
                                catalogue.getString("location.column"),
                                column);
    }
}
