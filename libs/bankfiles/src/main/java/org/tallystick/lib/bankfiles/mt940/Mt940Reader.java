package org.tallystick.lib.bankfiles.mt940;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Fingerprints;
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
 * Reads one file of MT940 (statement) or MT942 (intraday report) with any number of messages. Only one entry is in memory
 * at a time.
 */
public final class Mt940Reader implements StatementReader {
    private static final Format STATEMENT = new Format("mt940", "");
    private static final Format INTRADAY = new Format("mt942", "");

    private static final Set<String> HEADERS = Set.of("21", "25", "25P", "28", "28C", "60F", "60M", "34F", "13D");

    private final TextLines lines;
    private final ReadLimits limits;
    private final Queue<StatementEvent> events = new ArrayDeque<>();
    private final ReadingState state = new ReadingState(problem -> events.add(new ProblemFound(problem)));
    private final Mt940Values values = new Mt940Values(state);
    private final Fingerprints fingerprints = new Fingerprints();
    private final FieldReader fields;
    private @Nullable Format format;
    private @Nullable OpenStatement open;
    private Totals totals = new Totals(state);
    private @Nullable EntryFields entry;
    private @Nullable BankStatement previousPage;
    private long line;
    private long entriesRead;
    private boolean messageEnded;
    private boolean charsetReported;
    private boolean finished;

    private Mt940Reader(InputStream source, ReadLimits limits) {
        this.limits = limits;
        this.lines = new TextLines(source, limits);
        this.fields = new FieldReader(lines, limits, state);
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static Mt940Reader open(InputStream source, ReadLimits limits) {
        return new Mt940Reader(source, limits);
    }

    @Override
    public @Nullable Format format() {
        return format;
    }

    @Override
    public @Nullable StatementEvent next() {
        while (events.isEmpty() && !finished) {
            step();
        }
        return events.poll();
    }

    private void step() {
        Field field = fields.next();
        if (field == null) {
            finish();
        } else {
            line = field.line();
            take(field);
        }
        if (lines.doubtful() && !charsetReported) {
            charsetReported = true;
            events.add(new ProblemFound(Problem.of(
                    Severity.WARN, ProblemCode.TEXT_CHARSET, Location.file(), "windows-1252", "ISO-8859-1")));
        }
    }

    private void take(Field field) {
        switch (field.tag()) {
            case Field.END -> messageEnded = true;
            case "20" -> {
                endStatement();
                begin(field.first().strip());
            }
            case "940", "942" -> recognise(field.tag().equals("942"));
            default -> takeInside(field, statementOf(field));
        }
    }

    /** A message ends with the next reference; entries behind a line {@code -} still belong to it and unbalance it. */
    private OpenStatement statementOf(Field field) {
        if (open != null && messageEnded && HEADERS.contains(field.tag())) {
            endStatement();
        }
        if (open != null) {
            return open;
        }
        OpenStatement begun = begin("");
        state.report(Problem.of(Severity.ERROR, ProblemCode.MT940_REFERENCE, state.here(field.line()))
                .around(field.first()));
        return begun;
    }

    private OpenStatement begin(String reference) {
        recognise(fields.intraday());
        state.statementBegins();
        var begun = new OpenStatement(state, values, reference);
        open = begun;
        messageEnded = false;
        totals = new Totals(state);
        return begun;
    }

    /** Until the first entry or balance it is open which of the two a file is. */
    private void recognise(boolean intraday) {
        if (intraday) {
            format = INTRADAY;
        } else if (format == null) {
            format = STATEMENT;
        }
    }

    private boolean intraday() {
        return INTRADAY.equals(format);
    }

    private void takeInside(Field field, OpenStatement statement) {
        switch (field.tag()) {
            case "25", "25P" -> statement.account(field);
            case "28", "28C" -> statement.number(field);
            case "13D" -> recognise(true);
            case "34F" -> {
                recognise(true);
                statement.floor(field);
            }
            case "60F", "60M", "62F", "62M", "64", "65", "65F" -> {
                flush(statement);
                statement.balance(field);
            }
            case "61" -> {
                flush(statement);
                beginEntry(field, statement);
            }
            case "86", "NS" -> text(field);
            case "90C", "90D" -> {
                recognise(true);
                flush(statement);
                totals.sum(field);
            }
            default -> {}
        }
    }

    private void beginEntry(Field field, OpenStatement statement) {
        announce(statement);
        if (++entriesRead > limits.entries()) {
            stop("entries", limits.entries());
            return;
        }
        state.entryBegins();
        entry = new EntryFields(field);
    }

    private void text(Field field) {
        if (entry == null) {
            return;
        }
        if (entry.texts() >= limits.details()) {
            stop("details", limits.details());
            return;
        }
        entry.add(field);
    }

    private void announce(OpenStatement statement) {
        if (statement.announceOnce()) {
            events.add(new StatementStarted(statement.statement(false)));
        }
    }

    /** The entry is complete when the next field is none of its texts. */
    private void flush(OpenStatement statement) {
        if (entry == null) {
            return;
        }
        String currency = statement.currency();
        Entry read = entry.entry(
                state, values, fingerprints, statement.accountId(), currency == null ? "" : currency, intraday());
        entry = null;
        state.entryEnds();
        totals.add(read);
        events.add(new EntryRead(read));
    }

    private void endStatement() {
        if (open == null) {
            return;
        }
        OpenStatement ended = open;
        open = null;
        flush(ended);
        announce(ended);
        BankStatement statement = ended.statement(true);
        checkPage(statement, ended);
        totals.check(statement, intraday(), line);
        events.add(new StatementEnded(statement, state.entry(), state.statementSound()));
        state.statementEnds();
        previousPage = statement;
    }

    /** A page that goes on begins where the page before ended. */
    private void checkPage(BankStatement statement, OpenStatement ended) {
        BalanceField opening = ended.find("OPBD");
        BankStatement before = previousPage;
        if (opening == null || before == null || !opening.field().tag().equals("60M")) {
            return;
        }
        boolean sameAccount = before.account().id().equals(statement.account().id());
        boolean goesOn = before.page() != null && !before.page().last();
        BigDecimal end = before.closing().map(Balance::signed).orElse(null);
        BigDecimal begin = statement.opening().map(Balance::signed).orElse(null);
        if (sameAccount && goesOn && end != null && begin != null && end.compareTo(begin) != 0) {
            state.report(Problem.of(
                    Severity.ERROR,
                    ProblemCode.STATEMENT_GAP,
                    state.here(opening.field().line()),
                    begin.toPlainString(),
                    end.toPlainString()));
        }
    }

    private void finish() {
        if (lines.exceeded() != null) {
            stop(lines.exceeded(), lines.exceededLimit());
        } else if (fields.tooLong()) {
            stop("text", limits.textBytes());
        } else if (format == null) {
            finished = true;
            ProblemCode code = lines.line() == 0 ? ProblemCode.FILE_EMPTY : ProblemCode.FILE_UNKNOWN;
            events.add(new ProblemFound(Problem.of(Severity.FATAL, code, Location.file())));
        } else {
            finished = true;
            endOfFile();
        }
    }

    /** A statement that nothing ends, neither a closing balance or sum nor the end of its message, was cut off. */
    private void endOfFile() {
        boolean closed = open == null || messageEnded || (intraday() ? totals.hasSums() : open.hasClosing());
        if (open != null && !closed) {
            OpenStatement cut = open;
            flush(cut);
            announce(cut);
            events.add(
                    new ProblemFound(Problem.of(Severity.FATAL, ProblemCode.FILE_TRUNCATED, state.here(lines.line()))));
            return;
        }
        endStatement();
        if (state.statement() == 0) {
            events.add(new ProblemFound(Problem.of(Severity.WARN, ProblemCode.FILE_EMPTY, Location.file())
                    .saying("statements")));
        }
    }

    private void stop(String limit, long value) {
        finished = true;
        entry = null;
        events.add(new ProblemFound(Problem.of(
                Severity.FATAL, ProblemCode.FILE_LIMIT, state.here(lines.line()), limit, Long.toString(value))));
    }

    @Override
    public void close() {
        lines.close();
    }
}
