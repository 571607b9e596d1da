package org.tallystick.lib.bankfiles.table;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.ReadLimits;

/**
 * How to read a table.
 *
 * @param charset null to find it: byte order mark, then valid UTF-8, then windows-1252
 * @param delimiter null to find it among comma, semicolon, tab and bar
 * @param headerRow the line of the file that holds the column names, counted from 1; 0 when there is none
 */
public record TableOptions(
        @Nullable Charset charset, @Nullable Character delimiter, int headerRow, ReadLimits limits) {
    /** Finds everything by itself; the first line is the header. */
    public static TableOptions defaults() {
        return new TableOptions(null, null, 1, ReadLimits.defaults());
    }

    public TableOptions withCharset(Charset value) {
        return new TableOptions(value, delimiter, headerRow, limits);
    }

    public TableOptions withDelimiter(char value) {
        return new TableOptions(charset, value, headerRow, limits);
    }

    /** The header stands in a later line, after lines about the account; 0 for no header. */
    public TableOptions withHeaderRow(int value) {
        return new TableOptions(charset, delimiter, value, limits);
    }

    public TableOptions withLimits(ReadLimits value) {
        return new TableOptions(charset, delimiter, headerRow, value);
    }
}
