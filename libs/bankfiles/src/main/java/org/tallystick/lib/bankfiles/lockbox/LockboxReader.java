package org.tallystick.lib.bankfiles.lockbox;

import java.io.InputStream;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent.BatchEnded;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent.CheckRead;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.Fingerprints;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.text.TextLines;
import org.tallystick.lib.money.CurrencyCode;

/**
 * Reads one BAI lockbox file: records 1, 2, 5, 6 with 4, 7, 8 and 9. Only one check with its documents is in memory at a
 * time.
 */
public final class LockboxReader implements AutoCloseable {
    private final TextLines lines;
    private final ReadLimits limits;
    private final LockboxLayout layout;
    private final int decimals;
    private final Queue<LockboxEvent> events = new ArrayDeque<>();
    private final ReadingState state = new ReadingState(problem -> events.add(new ProblemFound(problem)));
    private final LockboxValues values;
    private final Fingerprints fingerprints = new Fingerprints();
    private Total batch = new Total(ProblemCode.LOCKBOX_BATCH);
    private Total box = new Total(ProblemCode.LOCKBOX_BOX);
    private @Nullable OpenCheck check;
    private @Nullable String openBatch;
    private String lockbox = "";
    private @Nullable LocalDate depositedOn;
    private long records;
    private long checksRead;
    private boolean boxOpen;
    private boolean recognised;
    private boolean complete;
    private boolean finished;

    private LockboxReader(InputStream source, LockboxLayout layout, ReadLimits limits) {
        this.lines = new TextLines(source, limits);
        this.limits = limits;
        this.layout = layout;
        this.decimals = CurrencyCode.of(layout.currency()).digits();
        this.values = new LockboxValues(state, layout.currency());
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static LockboxReader open(InputStream source, LockboxLayout layout, ReadLimits limits) {
        return new LockboxReader(source, layout, limits);
    }

    /**
     * The next event, null at the end. No content makes it throw; what is wrong comes as a problem.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    public @Nullable LockboxEvent next() {
        while (events.isEmpty() && !finished) {
            step();
        }
        return events.poll();
    }

    private void step() {
        String row = lines.next();
        if (row == null) {
            finish();
        } else if (!row.isBlank()) {
            records++;
            take(row.charAt(0), row);
        }
    }

    private void take(char kind, String row) {
        if (!recognised && kind != '1') {
            stop(Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file()));
            return;
        }
        recognised = true;
        switch (kind) {
            case '1', '2' -> flush();
            case '5' -> beginBox(row);
            case '6' -> beginCheck(row);
            case '4' -> overflow(row);
            case '7' -> endBatch(row);
            case '8' -> endBox(row);
            case '9' -> endFile(row);
            default -> outOfPlace(kind, row);
        }
    }

    private void outOfPlace(char kind, String row) {
        state.report(Problem.of(
                        Severity.ERROR, ProblemCode.LOCKBOX_RECORD, state.here(lines.line()), Character.toString(kind))
                .around(row));
    }

    private void beginBox(String row) {
        closeBatch();
        lockbox = Objects.requireNonNullElse(layout.get("box.number", row), "");
        depositedOn = values.day(layout.get("box.date", row), lines.line());
    }

    private void beginCheck(String row) {
        flush();
        var next = new OpenCheck(layout, values, row, lines.line());
        if (openBatch != null && !openBatch.equals(next.batch())) {
            closeBatch();
        }
        if (openBatch == null) {
            openBatch = next.batch();
            batch = new Total(ProblemCode.LOCKBOX_BATCH);
            state.statementBegins();
        }
        if (++checksRead > limits.entries()) {
            stop(limit("entries", limits.entries()));
            return;
        }
        boxOpen = true;
        state.entryBegins();
        requireLength(row, '6', "check.amount");
        check = next;
    }

    private void requireLength(String row, char kind, String field) {
        int needed = layout.end(field);
        if (row.length() < needed) {
            state.report(Problem.of(
                            Severity.ERROR,
                            ProblemCode.LOCKBOX_RECORD,
                            state.here(lines.line()),
                            Character.toString(kind),
                            Integer.toString(row.length()),
                            Integer.toString(needed))
                    .saying("short")
                    .around(row));
        }
    }

    private void overflow(String row) {
        if (check == null || !check.owns(row)) {
            outOfPlace('4', row);
        } else if (check.documents() >= limits.details()) {
            stop(limit("details", limits.details()));
        } else {
            check.overflow(row, lines.line());
        }
    }

    /** A check is complete when the next record is none of its own. */
    private void flush() {
        if (check == null) {
            return;
        }
        LockboxCheck read = check.check(state, fingerprints, lockbox, depositedOn);
        check = null;
        state.entryEnds();
        batch.add(read.amount().decimal());
        box.add(read.amount().decimal());
        events.add(new CheckRead(read));
    }

    private void endBatch(String row) {
        flush();
        if (openBatch == null) {
            outOfPlace('7', row);
            return;
        }
        batch.check(layout.get("batch.count", row), layout.get("batch.amount", row), decimals, state, lines.line());
        batchEnded(openBatch);
    }

    private void batchEnded(String ended) {
        events.add(new BatchEnded(ended, batch.checks(), state.statementSound()));
        state.statementEnds();
        openBatch = null;
    }

    private void closeBatch() {
        flush();
        if (openBatch != null) {
            batch.missing(state, lines.line());
            batchEnded(openBatch);
        }
    }

    private void endBox(String row) {
        closeBatch();
        box.check(layout.get("total.count", row), layout.get("total.amount", row), decimals, state, lines.line());
        box = new Total(ProblemCode.LOCKBOX_BOX);
        boxOpen = false;
    }

    private void endFile(String row) {
        closeBatch();
        if (boxOpen) {
            box.missing(state, lines.line());
            boxOpen = false;
        }
        complete = true;
        String stated = layout.get("file.records", row);
        BigInteger number = LockboxValues.whole(stated);
        if (number == null || !number.equals(BigInteger.valueOf(records))) {
            state.report(Problem.of(
                    Severity.ERROR,
                    ProblemCode.LOCKBOX_FILE,
                    state.here(lines.line()),
                    "records",
                    stated == null ? "-" : stated,
                    Long.toString(records)));
        }
    }

    private void finish() {
        finished = true;
        if (lines.exceeded() != null) {
            stop(limit(lines.exceeded(), lines.exceededLimit()));
        } else if (!recognised) {
            ProblemCode code = lines.line() == 0 ? ProblemCode.FILE_EMPTY : ProblemCode.FILE_UNKNOWN;
            stop(Problem.of(Severity.FATAL, code, Location.file()));
        } else if (!complete) {
            stop(Problem.of(Severity.FATAL, ProblemCode.FILE_TRUNCATED, state.here(lines.line())));
        }
    }

    private Problem limit(String name, long value) {
        return Problem.of(Severity.FATAL, ProblemCode.FILE_LIMIT, state.here(lines.line()), name, Long.toString(value));
    }

    private void stop(Problem problem) {
        finished = true;
        events.add(new ProblemFound(problem));
    }

    @Override
    public void close() {
        lines.close();
    }
}
