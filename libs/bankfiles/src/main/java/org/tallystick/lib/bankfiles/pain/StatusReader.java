package org.tallystick.lib.bankfiles.pain;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.pain.StatusEvent.BatchStatusRead;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ProblemFound;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportEnded;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportStarted;
import org.tallystick.lib.bankfiles.pain.StatusEvent.TransactionStatusRead;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;
import org.tallystick.lib.bankfiles.xml.BadContent;
import org.tallystick.lib.bankfiles.xml.XmlCursor;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/**
 * Reads one pain.002 of any version, one event at a time: which payments the bank accepted or rejected, and why. Only one
 * transaction is in memory at a time; no content makes it throw.
 */
public final class StatusReader implements AutoCloseable {
    private static final Set<String> NAMES = Set.of("pain.002");
    private static final Set<String> BATCH_PARTS =
            Set.of("OrgnlPmtInfId", "OrgnlNbOfTxs", "OrgnlCtrlSum", "PmtInfSts", "StsRsnInf", "NbOfTxsPerSts");

    /** The statuses of a batch whose transactions are counted; a report names some ten. */
    private static final int MOST_STATUSES = 100;

    private final Queue<StatusEvent> events = new ArrayDeque<>();
    private final PainValues values = new PainValues(problem -> events.add(new ProblemFound(problem)));
    private final StatusMapper mapper = new StatusMapper(values);
    private final ReadLimits limits;
    private final MessageCursor cursor;
    private @Nullable XmlNode header;
    private @Nullable XmlNode group;
    private @Nullable StatusReport report;
    private @Nullable OpenBatch open;
    private int batches;

    private StatusReader(InputStream source, ReadLimits limits) {
        this.limits = limits;
        this.cursor = new MessageCursor(source, limits, NAMES, values::report, new Content());
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static StatusReader open(InputStream source, ReadLimits limits) {
        return new StatusReader(source, limits);
    }

    /** Opens a reader with {@link ReadLimits#defaults}. */
    public static StatusReader open(InputStream source) {
        return open(source, ReadLimits.defaults());
    }

    /** Whether a file that begins like this is a pain.002. */
    public static boolean recognises(String beginning) {
        String name = PainFormat.in(beginning);
        return name != null && NAMES.contains(name);
    }

    /** The message and its version, such as {@code pain.002} and {@code 001.10}; null until known. */
    public @Nullable Format format() {
        return cursor.format();
    }

    /**
     * The next event, null at the end.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    public @Nullable StatusEvent next() {
        while (events.isEmpty() && !cursor.finished()) {
            cursor.step();
        }
        return events.poll();
    }

    @Override
    public void close() {
        cursor.close();
    }

    /** The elements of the report. */
    private final class Content implements MessageCursor.Content {
        @Override
        public void startTag(XmlCursor at) throws BadContent {
            String name = at.localName();
            if (name.equals("TxInfAndSts")) {
                transaction(at);
            } else if (open != null) {
                batchPart(open, at, name);
            } else {
                outside(at, name);
            }
        }

        @Override
        public void endTag() {
            if (open != null) {
                announced(open);
                open.check();
                open = null;
            }
        }

        @Override
        public void endOfMessage() {
            if (group == null && values.order() == 0) {
                values.report(Problem.of(Severity.WARN, ProblemCode.FILE_EMPTY, Location.file())
                        .saying("payments"));
            }
            events.add(new ReportEnded(report(), values.order(), values.messageSound()));
        }
    }

    private void outside(XmlCursor at, String name) throws BadContent {
        switch (name) {
            case "GrpHdr" -> header = at.readNode();
            case "OrgnlGrpInfAndSts" -> {
                if (group == null) {
                    group = at.readNode();
                    report();
                } else {
                    at.skip();
                }
            }
            case "OrgnlPmtInfAndSts" -> {
                batches++;
                open = new OpenBatch(new XmlNode(name, null, at.line(), at.column()));
            }
            default -> at.skip();
        }
    }

    private StatusReport report() {
        if (report == null) {
            report = StatusMapper.report(header, group);
            events.add(new ReportStarted(report));
        }
        return report;
    }

    private static void batchPart(OpenBatch batch, XmlCursor at, String name) throws BadContent {
        if (BATCH_PARTS.contains(name)) {
            batch.node.add(at.readNode());
        } else {
            at.skip();
        }
    }

    private void transaction(XmlCursor at) throws BadContent {
        if (values.order() >= limits.entries()) {
            throw new BadContent(
                    ProblemCode.FILE_LIMIT, at.line(), at.column(), "entries", Long.toString(limits.entries()));
        }
        String batchId = null;
        String around = report().status();
        if (open != null) {
            BatchStatus batch = announced(open);
            batchId = batch.originalId();
            around = batch.status() == null ? around : batch.status();
        }
        values.orderBegins();
        TransactionStatus transaction = mapper.transaction(at.readNode(), batchId, around);
        values.orderEnds();
        if (open != null) {
            open.count(transaction);
        }
        events.add(new TransactionStatusRead(transaction));
    }

    private BatchStatus announced(OpenBatch batch) {
        report();
        if (batch.announced == null) {
            batch.announced = StatusMapper.batch(batch.node, batches);
            events.add(new BatchStatusRead(batch.announced));
        }
        return batch.announced;
    }

    /** The payment information between its start tag and its end tag. */
    private final class OpenBatch {
        private final XmlNode node;
        private final Map<String, Long> listed = new HashMap<>();
        private @Nullable BatchStatus announced;

        private OpenBatch(XmlNode node) {
            this.node = node;
        }

        private void count(TransactionStatus transaction) {
            String status = transaction.status();
            if (status != null && (listed.size() < MOST_STATUSES || listed.containsKey(status))) {
                listed.merge(status, 1L, Long::sum);
            }
        }

        /** A bank may list fewer than it counts, but not more. */
        private void check() {
            for (StatusCount count : announced == null ? List.<StatusCount>of() : announced.counts()) {
                long found = listed.getOrDefault(count.status(), 0L);
                if (StatedAmount.isNumber(count.transactions())
                        && new BigDecimal(count.transactions()).compareTo(BigDecimal.valueOf(found)) < 0) {
                    values.report(Problem.of(
                                    Severity.ERROR,
                                    ProblemCode.PAIN_CONTROL,
                                    values.here(node),
                                    count.transactions(),
                                    count.status(),
                                    Long.toString(found))
                            .saying("status"));
                }
            }
        }
    }
}
