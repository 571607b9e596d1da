package org.tallystick.lib.bankfiles.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.table.RowCollector.RawRow;
import org.tallystick.lib.bankfiles.table.TableEvent.HeaderRead;
import org.tallystick.lib.bankfiles.table.TableEvent.RowProblem;
import org.tallystick.lib.bankfiles.table.TableEvent.RowRead;

/**
 * Reads the rows of a delimited text file (CSV), one at a time and in constant memory.
 *
 * <pre>{@code
 * for (TableEvent event = reader.next(); event != null; event = reader.next()) { ... }
 * }</pre>
 */
public final class TableReader implements AutoCloseable {
    private static final int PREAMBLE_ROWS = 1_000;

    private final ByteSource source;
    private final TableOptions options;
    private final ReadLimits limits;
    private final RowCollector collector;
    private final Queue<TableEvent> events = new ArrayDeque<>();
    private final List<List<String>> preamble = new ArrayList<>();
    private TableHeader header = TableHeader.NONE;
    private boolean headerExpected;
    private boolean finished;
    private @Nullable TrackedStream input;
    private @Nullable CloseableIterator<RawRow> rows;

    private TableReader(ByteSource source, TableOptions options) {
        this.source = source;
        this.options = options;
        this.limits = options.limits();
        this.collector = new RowCollector(limits.columns(), limits.textBytes());
        this.headerExpected = options.headerRow() > 0;
    }

    /** A reader over a file; nothing is read before the first {@link #next}. */
    public static TableReader open(ByteSource source, TableOptions options) {
        return new TableReader(source, options);
    }

    /** The column names, without names until {@link HeaderRead} came. */
    public TableHeader header() {
        return header;
    }

    /**
     * The next event, null at the end. No content makes it throw.
     *
     * @throws UncheckedIOException when the source itself cannot be read
     */
    public @Nullable TableEvent next() {
        while (events.isEmpty() && !finished) {
            step();
        }
        return events.poll();
    }

    private void step() {
        try {
            CloseableIterator<RawRow> opened = rows == null ? begin() : rows;
            if (opened == null || !opened.hasNext()) {
                finished = true;
            } else {
                take(opened.next());
            }
        } catch (CsvParseException e) {
            finished = true;
            events.add(new RowProblem(unreadable(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parser gives up where quotation marks make no sense, and where a cell is longer than a row may be. */
    private Problem unreadable(CsvParseException reason) {
        Location row = Location.row(collector.line(), 0);
        if (input != null && input.ended()) {
            return Problem.of(Severity.FATAL, ProblemCode.TABLE_QUOTE, row);
        }
        boolean bufferFull = String.valueOf(reason.getMessage()).contains("buffer");
        return bufferFull
                ? tooLong(Severity.FATAL, row, "row", limits.textBytes())
                : Problem.of(Severity.FATAL, ProblemCode.TABLE_QUOTE, row).saying("text");
    }

    private static Problem tooLong(Severity severity, Location location, String what, long limit) {
        return Problem.of(severity, ProblemCode.FILE_LIMIT, location, what, Long.toString(limit));
    }

    private @Nullable CloseableIterator<RawRow> begin() throws IOException {
        TextScan scan = TextScan.of(source, options.charset(), limits.fileBytes());
        Problem refused = refused(scan);
        if (refused != null) {
            events.add(new RowProblem(refused));
            return null;
        }
        if (scan.guessed()) {
            String expected =
                    options.charset() == null ? "UTF-8" : options.charset().name();
            events.add(new RowProblem(Problem.of(
                    Severity.WARN,
                    ProblemCode.TEXT_CHARSET,
                    Location.file(),
                    expected,
                    scan.charset().name())));
        }
        rows = parser(scan).iterator();
        return rows;
    }

    private @Nullable Problem refused(TextScan scan) {
        if (scan.empty()) {
            return Problem.of(Severity.FATAL, ProblemCode.FILE_EMPTY, Location.file());
        }
        if (scan.binary()) {
            return Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file());
        }
        return scan.tooLong() ? tooLong(Severity.FATAL, Location.file(), "file", limits.fileBytes()) : null;
    }

    private CsvReader<RawRow> parser(TextScan scan) throws IOException {
        var stream = new TrackedStream(source.open());
        input = stream;
        stream.skipNBytes(scan.markBytes());
        char delimiter = options.delimiter() == null ? Delimiters.of(scan.head()) : options.delimiter();
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(limits.textBytes())
                .build(collector, new InputStreamReader(stream, scan.charset()));
    }

    private void take(RawRow row) {
        if (headerExpected && row.line() < options.headerRow()) {
            if (preamble.size() < PREAMBLE_ROWS) {
                preamble.add(row.cells());
            }
        } else if (headerExpected) {
            headerExpected = false;
            takeHeader(row);
        } else if (!isBlank(row)) {
            takeRow(row);
        }
    }

    private static boolean isBlank(RawRow row) {
        return row.cellCount() == 1
                && row.cells().size() == 1
                && row.cells().getFirst().isBlank();
    }

    private void takeHeader(RawRow row) {
        if (exceeds(row)) {
            finished = true;
            return;
        }
        header = new TableHeader(row.cells(), preamble);
        for (String name : header.repeated()) {
            report(Severity.WARN, ProblemCode.TABLE_HEADER, row, name);
        }
        events.add(new HeaderRead(header));
    }

    private void takeRow(RawRow row) {
        if (exceeds(row)) {
            return;
        }
        int columns = header.names().size();
        boolean extra = columns > 0 && row.cells().stream().skip(columns).anyMatch(cell -> !cell.isBlank());
        if (extra || row.cellCount() < columns) {
            report(
                    extra ? Severity.ERROR : Severity.WARN,
                    ProblemCode.TABLE_COLUMNS,
                    row,
                    Integer.toString(row.cellCount()),
                    Integer.toString(columns));
        }
        events.add(new RowRead(new TableRow(row.line(), row.cells(), header, !extra)));
    }

    private boolean exceeds(RawRow row) {
        Location location = Location.row(row.line(), 0);
        Severity severity = header == TableHeader.NONE && options.headerRow() > 0 ? Severity.FATAL : Severity.ERROR;
        if (row.length() > limits.textBytes()) {
            events.add(new RowProblem(tooLong(severity, location, "row", limits.textBytes())));
            return true;
        }
        if (row.cellCount() > limits.columns()) {
            events.add(new RowProblem(tooLong(severity, location, "columns", limits.columns())));
            return true;
        }
        return false;
    }

    private void report(Severity severity, ProblemCode code, RawRow row, String... arguments) {
        Problem problem = Problem.of(severity, code, Location.row(row.line(), 0), arguments);
        events.add(new RowProblem(problem.around(String.join(" | ", row.cells()))));
    }

    /** Whether the file, read to its end, stopped inside a line: it may have been cut off. */
    boolean stoppedInsideLine() {
        return input != null && input.ended() && !input.endedInLineEnd();
    }

    @Override
    public void close() {
        if (rows == null) {
            return;
        }
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
