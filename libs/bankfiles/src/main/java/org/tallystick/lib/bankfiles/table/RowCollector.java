package org.tallystick.lib.bankfiles.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Collects the cells of one row, but never more of them, or longer ones together, than the limits allow. */
final class RowCollector extends AbstractBaseCsvCallbackHandler<RowCollector.RawRow> {
    private final int maximumCells;
    private final int maximumLength;
    private List<String> cells = new ArrayList<>();
    private long length;
    private long line;

    /** A row before it is checked; {@code cellCount} and {@code length} may exceed what was kept. */
    record RawRow(long line, List<String> cells, int cellCount, long length) {}

    RowCollector(int maximumCells, int maximumLength) {
        this.maximumCells = maximumCells;
        this.maximumLength = maximumLength;
    }

    /** The line on which the row begins that was begun last. */
    long line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        cells = new ArrayList<>();
        length = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int size, boolean quoted) {
        length += size + 1L;
        if (index < maximumCells && length <= maximumLength) {
            cells.add(new String(buffer, offset, size));
        }
    }

    @Override
    protected RawRow buildRecord() {
        return new RawRow(line, cells, getFieldCount(), length);
    }
}
