package org.tallystick.lib.bankfiles.statement;

import java.util.ResourceBundle;
import java.util.StringJoiner;

/**
 * Where in a file a problem is; every number counts from 1 and is 0 where the format does not offer it.
 *
 * @param statement the statement of the file
 * @param entry the entry of the statement
 * @param line the line of the text, or the row of a table
 * @param column the character of the line, or the cell of the row
 */
public record Location(long statement, long entry, long line, long column) {
    private static final Location FILE = new Location(0, 0, 0, 0);

    /** The file as a whole. */
    public static Location file() {
        return FILE;
    }

    /** A row of a table; {@code cell} is 0 for the whole row. */
    public static Location row(long row, long cell) {
        return new Location(0, 0, row, cell);
    }

    /** The place in words of the catalogue's language: {@code statement 1, entry 3, line 120, column 17}. */
    public String text(ResourceBundle catalogue) {
        if (equals(FILE)) {
            return catalogue.getString("location.file");
        }
        var parts = new StringJoiner(", ");
        add(parts, catalogue, "location.statement", statement);
        add(parts, catalogue, "location.entry", entry);
        add(parts, catalogue, "location.line", line);
        add(parts, catalogue, "location.column", column);
        return parts.toString();
    }

    private static void add(StringJoiner parts, ResourceBundle catalogue, String key, long number) {
        if (number > 0) {
            parts.add(catalogue.getString(key) + " " + number);
        }
    }
}
