package org.tallystick.lib.bankfiles.ofx;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Entry;
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

/**
 * Reads one file of OFX 1 or 2: bank and credit card statements, and the movements of cash in investment accounts. Known
 * aggregates nest; everything else with a text is a value, with or without end tag.
 */
public final class OfxReader implements StatementReader {
    private static final Set<String> STATEMENTS = Set.of("STMTRS", "CCSTMTRS", "INVSTMTRS");
    private static final Set<String> AGGREGATES = Set.of(
            "OFX",
            "STMTRS",
            "CCSTMTRS",
            "INVSTMTRS",
            "BANKACCTFROM",
            "CCACCTFROM",
            "INVACCTFROM",
            "BANKTRANLIST",
            "INVTRANLIST",
            "STMTTRN",
            "PAYEE",
            "BANKACCTTO",
            "CCACCTTO",
            "CURRENCY",
            "ORIGCURRENCY",
            "LEDGERBAL",
            "AVAILBAL",
            "STATUS",
            "INVPOSLIST",
            "INVBAL",
            "BALLIST",
            "SECLIST");
    private static final Set<String> CASH = Set.of("DTSTART", "DTEND", "INVBANKTRAN", "STMTTRN", "SUBACCTFUND");
    private static final Map<String, String> BALANCES = Map.of("LEDGERBAL", "CLBD", "AVAILBAL", "CLAV");
    private static final Pattern VERSION = Pattern.compile("\\bVERSION\\s*[:=]\\s*\"?([0-9]{3})");
    private static final Pattern WINDOWS = Pattern.compile("CHARSET\\s*:\\s*1252");

    private final ReadLimits limits;
    private final Tokens tokens;
    private final Queue<StatementEvent> events = new ArrayDeque<>();
    private final ReadingState state = new ReadingState(problem -> events.add(new ProblemFound(problem)));
    private final OfxValues values = new OfxValues(state);
    private final TransactionMapper transactions = new TransactionMapper(state, values);
    private final List<String> path = new ArrayList<>();
    private String version = "";
    private @Nullable Format format;
    private @Nullable OpenStatement open;
    private @Nullable Values transaction;
    private @Nullable Values aggregate;
    private @Nullable String leaf;
    private String transactionId = "";
    private long entriesRead;
    private boolean complete;
    private boolean charsetReported;
    private boolean finished;

    private OfxReader(InputStream source, ReadLimits limits) {
        this.limits = limits;
        this.tokens = new Tokens(source, limits);
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static OfxReader open(InputStream source, ReadLimits limits) {
        return new OfxReader(source, limits);
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
        switch (tokens.next()) {
            case START -> start(tokens.value());
            case END -> end(tokens.value());
            case TEXT -> text(tokens.value());
            case INSTRUCTION -> header(tokens.value());
            case DOCTYPE -> stop(Problem.of(Severity.FATAL, ProblemCode.XML_DTD, state.here(tokens.line())));
            case END_OF_FILE -> endOfFile();
        }
        if (tokens.decoding().doubtful() && !charsetReported) {
            charsetReported = true;
            events.add(new ProblemFound(Problem.of(
                    Severity.WARN, ProblemCode.TEXT_CHARSET, Location.file(), "windows-1252", "ISO-8859-1")));
        }
    }

    /** {@code VERSION:102} in OFX 1, {@code VERSION="211"} in OFX 2. */
    private void header(String text) {
        Matcher matcher = VERSION.matcher(text);
        if (text.contains("OFX") && matcher.find()) {
            version = matcher.group(1);
        }
        if (WINDOWS.matcher(text).find()) {
            tokens.decoding().declareWindows();
        }
    }

    private void start(String name) {
        leaf = null;
        if (name.equals("OFX") && format == null) {
            format = new Format("ofx", version);
        }
        if (format == null) {
            stop(Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file()));
        } else if (AGGREGATES.contains(name)) {
            startAggregate(name);
        } else {
            leaf = name;
            if (open != null && !path.isEmpty() && path.getLast().equals("INVTRANLIST") && !CASH.contains(name)) {
                open.securities();
            }
        }
    }

    private void startAggregate(String name) {
        if (name.equals("STMTTRN") || STATEMENTS.contains(name)) {
            closeUnended(name);
        }
        path.add(name);
        if (path.size() > limits.depth()) {
            stop(Problem.of(
                    Severity.FATAL,
                    ProblemCode.FILE_LIMIT,
                    state.here(tokens.line()),
                    "depth",
                    Integer.toString(limits.depth())));
        } else if (STATEMENTS.contains(name)) {
            state.statementBegins();
            open = new OpenStatement(state, values, transactionId, name.equals("INVSTMTRS"), tokens.line());
        } else if (name.equals("STMTTRN") && open != null) {
            beginTransaction(open);
        } else if (BALANCES.containsKey(name) || name.equals("STATUS")) {
            aggregate = new Values(tokens.line());
        }
    }

    /** A movement or statement that begins inside another one ends it: its end tag is missing. */
    private void closeUnended(String name) {
        if (name.equals("STMTTRN") && path.contains(name)) {
            end(name);
        } else if (open != null && !name.equals("STMTTRN")) {
            events.add(new ProblemFound(Problem.of(Severity.ERROR, ProblemCode.XML_SYNTAX, state.here(tokens.line()))));
            state.statementEnds();
            open = null;
            transaction = null;
            path.clear();
        }
    }

    private void beginTransaction(OpenStatement statement) {
        announce(statement);
        if (++entriesRead > limits.entries()) {
            stop(Problem.of(
                    Severity.FATAL,
                    ProblemCode.FILE_LIMIT,
                    state.here(tokens.line()),
                    "entries",
                    Long.toString(limits.entries())));
            return;
        }
        state.entryBegins();
        transaction = new Values(tokens.line());
    }

    private void announce(OpenStatement statement) {
        if (statement.announceOnce()) {
            events.add(new StatementStarted(statement.statement()));
        }
    }

    private void text(String text) {
        if (format == null) {
            header(text);
            return;
        }
        if (leaf == null) {
            return;
        }
        String name = leaf;
        leaf = null;
        String parent = path.isEmpty() ? "" : path.getLast();
        if (name.equals("TRNUID")) {
            transactionId = text.substring(0, Math.min(text.length(), 100));
        } else if (parent.equals("STATUS") || BALANCES.containsKey(parent)) {
            if (aggregate != null) {
                aggregate.add(name, text);
            }
        } else if (transaction != null) {
            transaction.add(parent.equals("STMTTRN") ? name : parent + "/" + name, text);
        } else if (open != null && isHeader(parent)) {
            open.take(name, text, tokens.line());
        }
    }

    private static boolean isHeader(String parent) {
        return STATEMENTS.contains(parent) || parent.endsWith("ACCTFROM") || parent.endsWith("TRANLIST");
    }

    private void end(String name) {
        leaf = null;
        if (!AGGREGATES.contains(name) || !path.contains(name)) {
            return;
        }
        String closed = "";
        while (!closed.equals(name)) {
            closed = path.removeLast();
            closed(closed);
        }
    }

    private void closed(String name) {
        switch (name) {
            case "OFX" -> complete = true;
            case "STMTTRN" -> endTransaction();
            case "LEDGERBAL", "AVAILBAL" -> endBalance(name);
            case "STATUS" -> endStatus();
            case "STMTRS", "CCSTMTRS", "INVSTMTRS" -> endStatement();
            default -> {}
        }
    }

    private void endTransaction() {
        if (transaction == null || open == null) {
            return;
        }
        Entry entry = transactions.entry(transaction, open.accountId(), open.currency());
        transaction = null;
        state.entryEnds();
        open.entrySeen(entry.amount().currency());
        events.add(new EntryRead(entry));
    }

    private void endBalance(String name) {
        if (open != null && aggregate != null) {
            open.balance(Objects.requireNonNull(BALANCES.get(name)), aggregate);
        }
        aggregate = null;
    }

    private void endStatus() {
        if (aggregate != null && "ERROR".equals(aggregate.get("SEVERITY"))) {
            String code = Objects.requireNonNullElse(aggregate.get("CODE"), "-");
            String shown = code.substring(0, Math.min(40, code.length()));
            state.report(Problem.of(Severity.ERROR, ProblemCode.OFX_STATUS, state.here(aggregate.line()), shown));
        }
        aggregate = null;
    }

    private void endStatement() {
        if (open == null) {
            return;
        }
        announce(open);
        open.check();
        events.add(new StatementEnded(open.statement(), state.entry(), state.statementSound()));
        state.statementEnds();
        open = null;
    }

    private void endOfFile() {
        if (tokens.exceeded() != null) {
            stop(Problem.of(
                    Severity.FATAL,
                    ProblemCode.FILE_LIMIT,
                    state.here(tokens.line()),
                    tokens.exceeded(),
                    Long.toString(tokens.exceededLimit())));
        } else if (format == null) {
            stop(Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file()));
        } else if (!complete) {
            stop(Problem.of(Severity.FATAL, ProblemCode.FILE_TRUNCATED, state.here(tokens.line())));
        } else if (state.statement() == 0) {
            stop(Problem.of(Severity.WARN, ProblemCode.FILE_EMPTY, Location.file())
                    .saying("statements"));
        }
        finished = true;
    }

    private void stop(Problem problem) {
        finished = true;
        events.add(new ProblemFound(problem));
    }

    @Override
    public void close() {
        tokens.close();
    }
}
