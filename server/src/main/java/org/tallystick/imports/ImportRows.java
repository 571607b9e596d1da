package org.tallystick.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.table.TableEvent;
import org.tallystick.lib.bankfiles.table.TableHeader;
import org.tallystick.lib.bankfiles.table.TableOptions;
import org.tallystick.lib.bankfiles.table.TableReader;
import org.tallystick.lib.bankfiles.table.TableRow;

/** The rows of a file in their order, and what is wrong with the file's form. */
final class ImportRows implements AutoCloseable {
    private static final long MAX_ROWS = 1_000_000;

    private final TableReader reader;
    private final List<String> warnings = new ArrayList<>();
    private @Nullable RowError pending;
    private long rows;

    ImportRows(ByteSource file) {
        this.reader = TableReader.open(file, TableOptions.defaults());
    }

    /** What comes next in a file. */
    sealed interface Line {
        record Sound(TableRow row) implements Line {}

        /** A row that cannot be read; its cells as far as they are known. */
        record Broken(List<String> cells, RowError error) implements Line {}

        /** The file cannot be read any further. */
        record End(RowError error) implements Line {}
    }

    TableHeader header() {
        return reader.header();
    }

    List<String> warnings() {
        return warnings;
    }

    /** Null at the end of a file that was read to its end. */
    @Nullable
    Line next() {
        for (TableEvent event = reader.next(); event != null; event = reader.next()) {
            Line line = switch (event) {
                case TableEvent.HeaderRead _ -> null;
                case TableEvent.RowRead(TableRow row) -> row(row);
                case TableEvent.RowProblem(Problem problem) -> problem(problem);
            };
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    private Line row(TableRow row) {
        if (++rows > MAX_ROWS) {
            return new Line.End(new RowError(
                    row.rowNumber(), null, "FILE-LIMIT", "A file has at most one million rows; divide it."));
        }
        if (row.sound()) {
            return new Line.Sound(row);
        }
        RowError error = Objects.requireNonNull(pending);
        pending = null;
        return new Line.Broken(row.cells(), error);
    }

    private @Nullable Line problem(Problem problem) {
        var error = new RowError(problem.location().line(), null, problem.code().text(), sentence(problem));
        return switch (problem.severity()) {
            case FATAL -> new Line.End(error);
            case ERROR -> {
                if (problem.code() == ProblemCode.FILE_LIMIT) {
                    rows++;
                    yield new Line.Broken(List.of(), error); // the reader left the row itself out
                }
                pending = error;
                yield null;
            }
            case WARN, INFO -> {
                if (problem.severity() == Severity.WARN && problem.code() != ProblemCode.TABLE_COLUMNS) {
                    warnings.add(sentence(problem));
                }
                yield null;
            }
        };
    }

    private static String sentence(Problem problem) {
        return problem.code() == ProblemCode.FILE_UNKNOWN
                ? "This is no text file. Save the table as CSV (UTF-8) and load that."
                : problem.message(Locale.UK);
    }

    @Override
    public void close() {
        reader.close();
    }
}
