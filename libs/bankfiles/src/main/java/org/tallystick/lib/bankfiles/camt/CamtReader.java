package org.tallystick.lib.bankfiles.camt;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementStarted;
import org.tallystick.lib.bankfiles.statement.StatementReader;
import org.tallystick.lib.bankfiles.xml.BadContent;
import org.tallystick.lib.bankfiles.xml.XmlCursor;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/**
 * Reads one file of camt.052 (intraday report), camt.053 (statement) or camt.054 (notification), any version. Only one
 * detail and the entry around it are in memory at a time.
 */
public final class CamtReader implements StatementReader {
    private static final int RECOGNISED_WITHIN = 200;
    private static final Set<String> STATEMENTS = Set.of("Stmt", "Rpt", "Ntfctn");
    private static final Set<String> HEADERS =
            Set.of("Id", "ElctrncSeqNb", "LglSeqNb", "StmtPgntn", "RptPgntn", "NtfctnPgntn", "FrToDt", "Acct", "Bal");

    private final XmlCursor cursor;
    private final ReadLimits limits;
    private final Queue<StatementEvent> events = new ArrayDeque<>();
    private final CamtValues values = new CamtValues(problem -> events.add(new ProblemFound(problem)));
    private final DetailMapper detailMapper = new DetailMapper(values);
    private final EntryMapper entryMapper = new EntryMapper(values, detailMapper);
    private @Nullable Format format;
    private boolean messageSeen;
    private int elementsSeen;
    private long entriesRead;
    private @Nullable OpenStatement open;
    private boolean repairReported;
    private boolean finished;

    private CamtReader(InputStream source, ReadLimits limits) {
        this.limits = limits;
        this.cursor = new XmlCursor(source, limits);
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static CamtReader open(InputStream source, ReadLimits limits) {
        return new CamtReader(source, limits);
    }

    /** Opens a reader with {@link ReadLimits#defaults}. */
    public static CamtReader open(InputStream source) {
        return open(source, ReadLimits.defaults());
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
        try {
            switch (cursor.next()) {
                case START -> startTag();
                case END -> endTag();
                case TEXT -> {}
                case END_OF_FILE -> endOfFile();
            }
            reportRepairedText();
        } catch (BadContent e) {
            finished = true;
            events.add(new ProblemFound(fatal(e)));
        }
    }

    private void reportRepairedText() {
        String encoding = cursor.repairedEncoding();
        if (encoding != null && messageSeen && !repairReported) {
            repairReported = true;
            events.add(new ProblemFound(
                    Problem.of(Severity.WARN, ProblemCode.TEXT_CHARSET, Location.file(), encoding, "windows-1252")));
        }
    }

    private Problem fatal(BadContent bad) {
        ProblemCode code = bad.code();
        boolean ofAnyFormat =
                code == ProblemCode.XML_DTD || code == ProblemCode.XML_ENCODING || code == ProblemCode.FILE_EMPTY;
        if (format == null && !ofAnyFormat) {
            return Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file());
        }
        Location location =
                open == null ? new Location(0, 0, bad.line(), bad.column()) : values.here(bad.line(), bad.column());
        return Problem.of(Severity.FATAL, code, location, bad.arguments().toArray(String[]::new));
    }

    private void startTag() throws BadContent {
        String name = cursor.localName();
        if (open == null) {
            outside(name);
        } else if (name.equals("Ntry")) {
            announce(open);
            readEntry(open);
        } else if (HEADERS.contains(name)) {
            open.header.take(cursor.readNode());
        } else if (name.equals("TxsSummry")) {
            open.totals.summary(cursor.readNode());
        } else {
            cursor.skip();
        }
    }

    private void outside(String name) throws BadContent {
        if (!messageSeen) {
            recognise(name);
        } else if (STATEMENTS.contains(name)) {
            values.statementBegins();
            open = new OpenStatement(
                    new StatementHeader(values), new ControlTotals(values, cursor.line(), cursor.column()));
        }
    }

    private void recognise(String name) throws BadContent {
        Format byNamespace = CamtFormat.ofNamespace(cursor.namespace());
        Format byElement = CamtFormat.ofElement(name);
        if (byNamespace != null) {
            format = byNamespace;
        }
        if (byElement != null) {
            messageSeen = true;
            if (format == null) {
                format = byElement;
                values.report(Problem.of(
                        Severity.WARN,
                        ProblemCode.XML_NAMESPACE,
                        new Location(0, 0, cursor.line(), cursor.column()),
                        name));
            }
        } else if (++elementsSeen > RECOGNISED_WITHIN) {
            format = null;
            throw new BadContent(ProblemCode.FILE_UNKNOWN, 0, 0);
        }
    }

    /** Every element inside a statement is read or skipped as a whole: an end tag closes the statement or something around. */
    private void endTag() {
        if (open == null) {
            return;
        }
        OpenStatement ended = open;
        announce(ended);
        var statement = ended.header.statement();
        ended.totals.check(statement);
        events.add(new StatementEnded(statement, values.entry(), values.statementSound()));
        open = null;
    }

    private void announce(OpenStatement statement) {
        if (!statement.announced) {
            statement.announced = true;
            events.add(new StatementStarted(statement.header.statement()));
        }
    }

    private void endOfFile() {
        finished = true;
        if (!messageSeen) {
            format = null;
            events.add(new ProblemFound(Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file())));
        } else if (values.statement() == 0) {
            events.add(new ProblemFound(Problem.of(Severity.WARN, ProblemCode.FILE_EMPTY, Location.file())
                    .saying("statements")));
        }
    }

    private void readEntry(OpenStatement statement) throws BadContent {
        requireWithin(++entriesRead, limits.entries(), "entries");
        values.entryBegins();
        var parts = new EntryParts(new XmlNode("Ntry", null, cursor.line(), cursor.column()));
        readParts(statement, parts);
        String account = statement.header.accountId();
        Entry entry = entryMapper.entry(parts.node, parts.details, parts.batch, account);
        values.entryEnds();
        statement.header.entrySeen(entry.amount().currency());
        statement.totals.add(entry);
        events.add(new EntryRead(entry));
    }

    /** The children of Ntry or NtryDtls; in the first version of the messages the details stand directly in the entry. */
    private void readParts(OpenStatement statement, EntryParts parts) throws BadContent {
        for (XmlCursor.Event event = cursor.next(); event != XmlCursor.Event.END; event = cursor.next()) {
            if (event != XmlCursor.Event.START) {
                continue;
            }
            switch (cursor.localName()) {
                case "NtryDtls" -> readParts(statement, parts);
                case "TxDtls" -> readDetail(statement, parts);
                case "Btch" -> parts.batch(cursor.readNode());
                default -> parts.node.add(cursor.readNode());
            }
        }
    }

    private void readDetail(OpenStatement statement, EntryParts parts) throws BadContent {
        requireWithin(parts.details.size() + 1L, limits.details(), "details");
        Direction direction = CamtValues.mark(parts.node);
        parts.details.add(detailMapper.detail(
                cursor.readNode(), direction == null ? Direction.CREDIT : direction, statement.header.accountId()));
    }

    private void requireWithin(long count, long limit, String name) throws BadContent {
        if (count > limit) {
            throw new BadContent(ProblemCode.FILE_LIMIT, cursor.line(), cursor.column(), name, Long.toString(limit));
        }
    }

    @Override
    public void close() {
        cursor.close();
    }

    /** The statement between its start tag and its end tag. */
    private static final class OpenStatement {
        private final StatementHeader header;
        private final ControlTotals totals;
        private boolean announced;

        private OpenStatement(StatementHeader header, ControlTotals totals) {
            this.header = header;
            this.totals = totals;
        }
    }

    /** The entry between its start tag and its end tag. */
    private static final class EntryParts {
        private final XmlNode node;
        private final List<Detail> details = new ArrayList<>(1);
        private @Nullable XmlNode batch;

        private EntryParts(XmlNode node) {
            this.node = node;
        }

        private void batch(XmlNode first) {
            batch = batch == null ? first : batch;
        }
    }
}
