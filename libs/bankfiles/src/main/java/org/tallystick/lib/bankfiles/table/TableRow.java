package org.tallystick.lib.bankfiles.table;

import java.util.List;
import java.util.Optional;

/**
 * One row of a table.
 *
 * @param rowNumber the line of the file on which it begins, from 1, so that a person finds it again
 * @param cells as in the file, quotation marks removed
 * @param sound false when an ERROR was found in it: cells may be in the wrong column
 */
public record TableRow(long rowNumber, List<String> cells, TableHeader header, boolean sound) {
    public TableRow {
        cells = List.copyOf(cells);
    }

    /** The text of a column without surrounding blanks; empty when the column or the text is missing. */
    public Optional<String> cell(String column) {
        int position = header.position(column).orElse(cells.size());
        return Optional.of(position)
                .filter(index -> index < cells.size())
                .map(index -> cells.get(index).strip())
                .filter(text -> !text.isEmpty());
    }
}
