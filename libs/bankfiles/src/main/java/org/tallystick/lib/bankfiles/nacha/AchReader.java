package org.tallystick.lib.bankfiles.nacha;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.AchAddenda.ChangeNotice;
import org.tallystick.lib.bankfiles.nacha.AchAddenda.ReturnNotice;
import org.tallystick.lib.bankfiles.nacha.AchEvent.BatchEnded;
import org.tallystick.lib.bankfiles.nacha.AchEvent.BatchStarted;
import org.tallystick.lib.bankfiles.nacha.AchEvent.FileEnded;
import org.tallystick.lib.bankfiles.nacha.AchEvent.FileStarted;
import org.tallystick.lib.bankfiles.nacha.AchEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;

/**
 * Reads one NACHA file of any entry class, one event at a time; only one entry with its addenda is in memory. Nothing in
 * the content makes it throw: short and long lines, files without line ends, missing controls and foreign records are
 * problems.
 */
public final class AchReader implements AutoCloseable {
    private static final Pattern FILE_HEADER = Pattern.compile("1.{30,40}094101.*", Pattern.DOTALL);
    private static final Pattern BATCH_HEADER = Pattern.compile("5(?:200|220|225|280).{46}[A-Z]{3}.*", Pattern.DOTALL);

    /** A file with more errors is no file of this format; nobody reads them, and a caller may keep them all. */
    private static final long MOST_ERRORS = 10_000;

    private final RecordLines lines;
    private final ReadLimits limits;
    private final Queue<AchEvent> events = new ArrayDeque<>();
    private final AchFields fields = new AchFields(problem -> events.add(new ProblemFound(problem)));
    private final RecordParser parser = new RecordParser(fields);
    private final ControlCheck controls = new ControlCheck(fields);
    private final AchSums file = new AchSums();
    private final SortedSet<String> addendaTypes = new TreeSet<>();
    private final SortedSet<String> secCodes = new TreeSet<>();
    private AchSums batchSums = new AchSums();
    private long addendaRead;
    private long batchesRead;
    private boolean headerSeen;
    private @Nullable AchBatch batch;
    private @Nullable OpenEntry open;
    private boolean advices;
    private @Nullable AchRecord controlRecord;
    private AchFileControl control = AchFileControl.MISSING;
    private boolean finished;

    private AchReader(InputStream source, ReadLimits limits) {
        this.limits = limits;
        this.lines = new RecordLines(source, limits.fileBytes());
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static AchReader open(InputStream source, ReadLimits limits) {
        return new AchReader(source, limits);
    }

    /** Opens a reader with {@link ReadLimits#defaults}. */
    public static AchReader open(InputStream source) {
        return open(source, ReadLimits.defaults());
    }

    /** Whether a file that begins like this is one: with a file header, or with the header of a batch. */
    public static boolean recognises(String beginning) {
        String record = beginning.substring(0, Math.min(beginning.length(), 2 * AchRecord.LENGTH));
        return FILE_HEADER.matcher(record).matches()
                || BATCH_HEADER.matcher(record).matches();
    }

    /**
     * The next event, null at the end.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    public @Nullable AchEvent next() {
        while (events.isEmpty() && !finished) {
            step();
        }
        return events.poll();
    }

    private void step() {
        AchRecord record = lines.next();
        if (record == null) {
            endOfFile();
            return;
        }
        if (record.line() == 1 && !recognises(record.text())) {
            fatal(ProblemCode.FILE_UNKNOWN, Location.file());
            return;
        }
        if (record.type() != '7') {
            entryEnds();
        }
        checkLength(record);
        take(record);
        if (fields.errors() > MOST_ERRORS && !finished) {
            limit("errors", MOST_ERRORS, record);
        }
    }

    private void take(AchRecord record) {
        if (controlRecord != null && record.type() != '9') {
            fields.report(Severity.ERROR, ProblemCode.NACHA_RECORD, "after", record, Character.toString(record.type()));
        }
        switch (record.type()) {
            case '1' -> fileHeader(record);
            case '5' -> batchHeader(record);
            case '6' -> entry(record);
            case '7' -> addenda(record);
            case '8' -> batchControl(record);
            case '9' -> fileControl(record);
            default ->
                fields.report(Severity.ERROR, ProblemCode.NACHA_RECORD, record, 1, Character.toString(record.type()));
        }
    }

    private void checkLength(AchRecord record) {
        String length = Integer.toString(record.length());
        if (lines.hasBrokenRecord() && record.length() < AchRecord.LENGTH) {
            fields.report(Severity.ERROR, ProblemCode.NACHA_LENGTH, "unbroken", record, length);
        } else if (record.length() < AchRecord.LENGTH) {
            // the end of headers and controls is reserved and may be left out
            boolean reserved = record.type() != '6' && record.type() != '7';
            fields.report(reserved ? Severity.INFO : Severity.WARN, ProblemCode.NACHA_LENGTH, record, 0, length);
        } else if (record.length() > AchRecord.LENGTH) {
            fields.report(
                    record.overlong() ? Severity.WARN : Severity.INFO, ProblemCode.NACHA_LENGTH, record, 0, length);
        }
    }

    private void fileHeader(AchRecord record) {
        if (headerSeen) {
            fields.report(Severity.ERROR, ProblemCode.NACHA_RECORD, "header", record);
            return;
        }
        headerSeen = true;
        events.add(new FileStarted(parser.fileHeader(record)));
    }

    private void batchHeader(AchRecord record) {
        if (!headerSeen && batchesRead == 0) {
            fields.report(Severity.ERROR, ProblemCode.NACHA_RECORD, "headerless", record);
        }
        requireControl(record);
        fields.batchBegins();
        batch = parser.batch(record, ++batchesRead);
        batchSums = new AchSums();
        secCodes.add(batch.secCode());
        advices |= batch.isAdvice();
        events.add(new BatchStarted(batch));
    }

    /** A batch that is still open where another one or the end of the file follows has lost its control. */
    private void requireControl(AchRecord record) {
        if (batch != null) {
            fields.report(
                    Severity.ERROR, ProblemCode.NACHA_BATCH_CONTROL, "missing", record, Long.toString(batch.ordinal()));
            batch = null;
        }
    }

    private void entry(AchRecord record) {
        if (fields.entry() >= limits.entries()) {
            limit("entries", limits.entries(), record);
            return;
        }
        fields.entryBegins();
        if (batch == null) {
            fields.report(Severity.ERROR, ProblemCode.NACHA_RECORD, "outside", record);
        }
        AchEntry entry = parser.entry(record, batch);
        open = new OpenEntry(record, entry);
        Long bank = AchFields.number(record.raw(4, 11));
        if (bank == null) {
            fields.report(Severity.ERROR, ProblemCode.NACHA_ROUTING, record, 4, entry.routingNumber());
        }
        var direction = entry.direction().orElse(null);
        batchSums.addEntry(bank, direction, entry.amount());
        file.addEntry(bank, direction, entry.amount());
    }

    private void addenda(AchRecord record) {
        addendaRead++;
        addendaTypes.add(record.raw(2, 3));
        batchSums.addRecord();
        file.addRecord();
        if (open == null) {
            fields.report(Severity.ERROR, ProblemCode.NACHA_RECORD, "alone", record);
        } else if (open.addenda.size() >= limits.details()) {
            limit("details", limits.details(), record);
        } else {
            open.addenda.add(parser.addenda(record));
        }
    }

    private void entryEnds() {
        if (open == null) {
            return;
        }
        if (!RecordParser.announces(open.record, batch, open.addenda.size())) {
            fields.report(
                    Severity.WARN, ProblemCode.NACHA_ADDENDA, open.record, 79, Integer.toString(open.addenda.size()));
        }
        events.add(open.event(fields.entrySound()));
        fields.entryEnds();
        open = null;
    }

    private void batchControl(AchRecord record) {
        if (batch == null) {
            fields.report(Severity.ERROR, ProblemCode.NACHA_BATCH_CONTROL, "alone", record);
            return;
        }
        batchSums.addBatch();
        file.addBatch();
        controls.batch(record, batchSums, batch.isAdvice());
        events.add(new BatchEnded(batch, batchSums.totals(), fields.batchSound()));
        batch = null;
    }

    private void fileControl(AchRecord record) {
        if (record.isFiller()) {
            return;
        }
        requireControl(record);
        AchFileControl stated = controls.file(record, file, advices);
        if (controlRecord == null) {
            controlRecord = record;
            control = stated;
        }
    }

    private void endOfFile() {
        finished = true;
        entryEnds();
        reportCharset();
        if (lines.isOverLimit()) {
            fields.report(Problem.of(
                    Severity.FATAL,
                    ProblemCode.FILE_LIMIT,
                    Location.row(lines.records(), 0),
                    "file",
                    Long.toString(limits.fileBytes())));
        } else if (lines.records() == 0) {
            fatal(ProblemCode.FILE_EMPTY, Location.file());
        } else if (controlRecord == null) {
            fatal(ProblemCode.FILE_TRUNCATED, Location.row(lines.records(), 0));
        } else {
            controls.blocks(controlRecord, lines.records());
            events.add(new FileEnded(control, file.totals(), fields.fileSound()));
        }
    }

    private void reportCharset() {
        String charset = lines.charset();
        if (charset != null) {
            fields.report(Problem.of(Severity.WARN, ProblemCode.TEXT_CHARSET, Location.file(), "US-ASCII", charset));
        }
    }

    private void limit(String name, long limit, AchRecord record) {
        finished = true;
        fields.report(Severity.FATAL, ProblemCode.FILE_LIMIT, record, 0, name, Long.toString(limit));
    }

    private void fatal(ProblemCode code, Location location) {
        finished = true;
        fields.report(Problem.of(Severity.FATAL, code, location));
    }

    /** What was counted so far; complete after the last event. */
    public AchCounts counts() {
        return new AchCounts(
                lines.records(), fields.entry(), addendaRead, addendaTypes, secCodes, file.hash(), control);
    }

    @Override
    public void close() {
        lines.close();
    }

    /** The entry whose addenda are being read. */
    private static final class OpenEntry {
        private final AchRecord record;
        private final AchEntry entry;
        private final List<AchAddenda> addenda = new ArrayList<>(2);

        private OpenEntry(AchRecord record, AchEntry entry) {
            this.record = record;
            this.entry = entry;
        }

        private AchEvent event(boolean sound) {
            AchEntry complete = entry.with(addenda, sound);
            for (AchAddenda part : addenda) {
                if (part instanceof ReturnNotice notice) {
                    return new AchEvent.ReturnRead(complete, notice);
                }
                if (part instanceof ChangeNotice notice) {
                    return new AchEvent.ChangeRead(complete, notice);
                }
            }
            return new AchEvent.EntryRead(complete);
        }
    }
}
