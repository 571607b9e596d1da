package org.tallystick.lib.bankfiles.bai2;

import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementStarted;
import org.tallystick.lib.bankfiles.statement.StatementReader;
import org.tallystick.lib.bankfiles.text.TextLines;

/**
 * Reads one file of BAI2: every account of every group is a statement of the day. Only one record with its continuations
 * is in memory at a time.
 */
public final class Bai2Reader implements StatementReader {
    private final TextLines lines;
    private final ReadLimits limits;
    private final RecordReader records;
    private final Queue<StatementEvent> events = new ArrayDeque<>();
    private final ReadingState state = new ReadingState(problem -> events.add(new ProblemFound(problem)));
    private final Amounts amounts = new Amounts(state);
    private final TransactionRecord transactions;
    private final Control file = new Control(ProblemCode.BAI2_FILE);
    private @Nullable Format format;
    private String fileId = "";
    private @Nullable Group group;
    private @Nullable Account account;
    private long entriesRead;
    private boolean complete;
    private boolean charsetReported;
    private boolean finished;

    private Bai2Reader(InputStream source, ReadLimits limits, boolean referencesSwapped) {
        this.limits = limits;
        this.lines = new TextLines(source, limits);
        this.records = new RecordReader(lines, limits);
        this.transactions = new TransactionRecord(state, amounts, referencesSwapped);
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static Bai2Reader open(InputStream source, ReadLimits limits) {
        return new Bai2Reader(source, limits, false);
    }

    /** The same for banks that write the customer's reference before their own. */
    public static Bai2Reader openSwapped(InputStream source, ReadLimits limits) {
        return new Bai2Reader(source, limits, true);
    }

    @Override
    public @Nullable Format format() {
        return format;
    }

    /** How many lines were read so far of each record code. */
    public Map<String, Long> records() {
        return records.counts();
    }

    @Override
    public @Nullable StatementEvent next() {
        while (events.isEmpty() && !finished) {
            step();
        }
        return events.poll();
    }

    private void step() {
        LogicalRecord row = records.next();
        if (row == null) {
            finish();
        } else if (format == null && !row.code().equals("01")) {
            finished = true;
            events.add(new ProblemFound(Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file())));
        } else {
            take(row);
        }
        if (lines.doubtful() && !charsetReported) {
            charsetReported = true;
            events.add(new ProblemFound(Problem.of(
                    Severity.WARN, ProblemCode.TEXT_CHARSET, Location.file(), "windows-1252", "ISO-8859-1")));
        }
    }

    private void take(LogicalRecord row) {
        switch (row.code()) {
            case "01" -> beginFile(row);
            case "02" -> beginGroup(row);
            case "03" -> beginAccount(row);
            case "16" -> transaction(row);
            case "49" -> endAccount(row);
            case "98" -> endGroup(row);
            case "99" -> endFile(row);
            default -> outOfPlace(row);
        }
    }

    private void outOfPlace(LogicalRecord row) {
        if (account != null) {
            account.control().addLines(row.lines());
        }
        state.report(Problem.of(Severity.ERROR, ProblemCode.BAI2_RECORD, state.here(row.line()), row.code())
                .around(row.excerpt()));
    }

    private void beginFile(LogicalRecord row) {
        if (format != null) {
            outOfPlace(row);
            return;
        }
        row.next();
        row.next();
        String date = row.next();
        row.next();
        fileId = date + "-" + row.next();
        row.next();
        row.next();
        String version = row.next();
        format = new Format("bai2", version.length() > 10 ? "" : version);
        file.addLines(row.lines());
    }

    private void beginGroup(LogicalRecord row) {
        closeAccount(row.line());
        closeGroup(row.line());
        group = Group.of(row, amounts);
        group.control().addLines(row.lines());
    }

    private void beginAccount(LogicalRecord row) {
        closeAccount(row.line());
        if (group == null) {
            outOfPlace(row);
            return;
        }
        state.statementBegins();
        group.reportUnusual(state, row.line());
        account = Account.of(row, group, amounts);
        events.add(new StatementStarted(account.statement(state, fileId)));
    }

    private void transaction(LogicalRecord row) {
        if (account == null) {
            outOfPlace(row);
            return;
        }
        if (++entriesRead > limits.entries()) {
            stop("entries", limits.entries());
            return;
        }
        state.entryBegins();
        account.control().addLines(row.lines());
        var entry = new EntryRead(transactions.entry(row, account));
        state.entryEnds();
        events.add(entry);
    }

    private void endAccount(LogicalRecord row) {
        if (account == null) {
            outOfPlace(row);
            return;
        }
        Control control = account.control();
        control.addLines(row.lines());
        String total = row.next();
        control.checkTotal(total, state, row.line());
        control.checkRecords(row.next(), state, row.line());
        BigInteger stated = Amounts.whole(total);
        endStatement(account, stated == null ? control.total() : stated);
    }

    private void endStatement(Account ended, BigInteger total) {
        if (group != null) {
            group.control().addPart(total);
            group.control().addLines(ended.control().records());
        }
        events.add(new StatementEnded(ended.statement(state, fileId), state.entry(), state.statementSound()));
        state.statementEnds();
        account = null;
    }

    /** An account that no record 49 ends cannot be checked. */
    private void closeAccount(long line) {
        if (account != null) {
            account.control().missing("total", state, line);
            endStatement(account, account.control().total());
        }
    }

    private void endGroup(LogicalRecord row) {
        closeAccount(row.line());
        if (group == null) {
            outOfPlace(row);
            return;
        }
        Control control = group.control();
        control.addLines(row.lines());
        String total = row.next();
        control.checkTotal(total, state, row.line());
        control.checkParts("accounts", row.next(), state, row.line());
        control.checkRecords(row.next(), state, row.line());
        BigInteger stated = Amounts.whole(total);
        addToFile(control, stated == null ? control.total() : stated);
    }

    private void addToFile(Control control, BigInteger total) {
        file.addPart(total);
        file.addLines(control.records());
        group = null;
    }

    private void closeGroup(long line) {
        if (group != null) {
            group.control().missing("total", state, line);
            addToFile(group.control(), group.control().total());
        }
    }

    private void endFile(LogicalRecord row) {
        closeAccount(row.line());
        closeGroup(row.line());
        if (complete) {
            outOfPlace(row);
            return;
        }
        complete = true;
        file.addLines(row.lines());
        file.checkTotal(row.next(), state, row.line());
        file.checkParts("groups", row.next(), state, row.line());
        file.checkRecords(row.next(), state, row.line());
    }

    private void finish() {
        if (lines.exceeded() != null) {
            stop(lines.exceeded(), lines.exceededLimit());
        } else if (records.tooLong()) {
            stop("text", limits.textBytes());
        } else {
            finished = true;
            endOfFile();
        }
    }

    private void endOfFile() {
        if (format == null) {
            ProblemCode code = lines.line() == 0 ? ProblemCode.FILE_EMPTY : ProblemCode.FILE_UNKNOWN;
            events.add(new ProblemFound(Problem.of(Severity.FATAL, code, Location.file())));
        } else if (!complete) {
            events.add(
                    new ProblemFound(Problem.of(Severity.FATAL, ProblemCode.FILE_TRUNCATED, state.here(lines.line()))));
        } else if (state.statement() == 0) {
            events.add(new ProblemFound(Problem.of(Severity.WARN, ProblemCode.FILE_EMPTY, Location.file())
                    .saying("statements")));
        }
    }

    private void stop(String limit, long value) {
        finished = true;
        events.add(new ProblemFound(Problem.of(
                Severity.FATAL, ProblemCode.FILE_LIMIT, state.here(lines.line()), limit, Long.toString(value))));
    }

    @Override
    public void close() {
        lines.close();
    }
}
