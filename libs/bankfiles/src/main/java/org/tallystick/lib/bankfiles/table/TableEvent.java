package org.tallystick.lib.bankfiles.table;

import org.tallystick.lib.bankfiles.statement.Problem;

/** What a table reader finds, in file order; a problem of a row comes before the row. */
public sealed interface TableEvent permits TableEvent.HeaderRead, TableEvent.RowRead, TableEvent.RowProblem {
    /** The column names; comes once, before the first row, when the table has a header. */
    record HeaderRead(TableHeader header) implements TableEvent {}

    /** The next row that is not empty. */
    record RowRead(TableRow row) implements TableEvent {}

    /** Something is wrong; its location is the row, and the cell where that is known. */
    record RowProblem(Problem problem) implements TableEvent {}
}
