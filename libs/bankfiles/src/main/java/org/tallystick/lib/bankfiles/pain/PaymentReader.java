package org.tallystick.lib.bankfiles.pain;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.BatchEnded;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.BatchStarted;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageEnded;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageStarted;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.OrderRead;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;
import org.tallystick.lib.bankfiles.xml.BadContent;
import org.tallystick.lib.bankfiles.xml.XmlCursor;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/**
 * Reads one pain.001 or pain.008 of any version, one event at a time, and compares its numbers of transactions and control
 * sums with its content. Only one transaction is in memory at a time; no content makes it throw.
 */
public final class PaymentReader implements AutoCloseable {
    private static final Set<String> NAMES = Set.of("pain.001", "pain.008");
    private static final Set<String> ORDERS = Set.of("CdtTrfTxInf", "DrctDbtTxInf");
    private static final Set<String> BATCH_PARTS = Set.of(
            "PmtInfId",
            "PmtMtd",
            "NbOfTxs",
            "CtrlSum",
            "PmtTpInf",
            "ReqdExctnDt",
            "ReqdColltnDt",
            "Dbtr",
            "DbtrAcct",
            "DbtrAgt",
            "Cdtr",
            "CdtrAcct",
            "CdtrAgt",
            "CdtrSchmeId");

    private final Queue<PaymentEvent> events = new ArrayDeque<>();
    private final PainValues values = new PainValues(problem -> events.add(new ProblemFound(problem)));
    private final PaymentControl control = new PaymentControl(values);
    private final OrderMapper mapper = new OrderMapper(values);
    private final ReadLimits limits;
    private final MessageCursor cursor;
    private PaymentTotals totals = PaymentTotals.NONE;
    private @Nullable XmlNode header;
    private @Nullable OpenBatch open;
    private int batches;

    private PaymentReader(InputStream source, ReadLimits limits) {
        this.limits = limits;
        this.cursor = new MessageCursor(source, limits, NAMES, values::report, new Content());
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static PaymentReader open(InputStream source, ReadLimits limits) {
        return new PaymentReader(source, limits);
    }

    /** Opens a reader with {@link ReadLimits#defaults}. */
    public static PaymentReader open(InputStream source) {
        return open(source, ReadLimits.defaults());
    }

    /** Whether a file that begins like this is a pain.001 or pain.008. */
    public static boolean recognises(String beginning) {
        String name = PainFormat.in(beginning);
        return name != null && NAMES.contains(name);
    }

    /** The message and its version, such as {@code pain.008} and {@code 001.08}; null until known. */
    public @Nullable Format format() {
        return cursor.format();
    }

    /**
     * The next event, null at the end.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    public @Nullable PaymentEvent next() {
        while (events.isEmpty() && !cursor.finished()) {
            cursor.step();
        }
        return events.poll();
    }

    @Override
    public void close() {
        cursor.close();
    }

    /** The elements of the message. */
    private final class Content implements MessageCursor.Content {
        @Override
        public void startTag(XmlCursor at) throws BadContent {
            String name = at.localName();
            if (open != null) {
                insideBatch(open, at, name);
            } else if (name.equals("GrpHdr")) {
                header(at.readNode());
            } else if (name.equals("PmtInf")) {
                batches++;
                values.batchBegins();
                open = new OpenBatch(new XmlNode("PmtInf", null, at.line(), at.column()));
            } else {
                at.skip();
            }
        }

        @Override
        public void endTag() {
            if (open != null) {
                endBatch(open);
                open = null;
            }
        }

        @Override
        public void endOfMessage() {
            if (totals.transactions() == 0) {
                values.report(Problem.of(Severity.WARN, ProblemCode.FILE_EMPTY, Location.file())
                        .saying("payments"));
            }
            if (header != null) {
                control.check(header, totals);
            }
            events.add(new MessageEnded(totals, values.messageSound()));
        }
    }

    private void header(XmlNode node) {
        header = node;
        events.add(new MessageStarted(new PaymentMessage(
                Objects.requireNonNullElse(node.textAt("MsgId"), ""),
                node.textAt("CreDtTm"),
                node.textAt("InitgPty", "Nm"),
                node.textAt("NbOfTxs"),
                node.textAt("CtrlSum"))));
    }

    private void insideBatch(OpenBatch batch, XmlCursor at, String name) throws BadContent {
        if (BATCH_PARTS.contains(name)) {
            batch.node.add(at.readNode());
            return;
        }
        if (!ORDERS.contains(name)) {
            at.skip();
            return;
        }
        if (totals.transactions() >= limits.entries()) {
            throw new BadContent(
                    ProblemCode.FILE_LIMIT, at.line(), at.column(), "entries", Long.toString(limits.entries()));
        }
        announced(batch);
        values.orderBegins();
        PaymentOrder order = mapper.order(at.readNode());
        values.orderEnds();
        BigDecimal amount = Objects.requireNonNullElse(order.amount().decimal(), BigDecimal.ZERO);
        batch.totals = batch.totals.plus(amount);
        totals = totals.plus(amount);
        events.add(new OrderRead(order));
    }

    private PaymentBatch announced(OpenBatch batch) {
        if (batch.announced == null) {
            batch.announced = mapper.batch(batch.node, batches);
            events.add(new BatchStarted(batch.announced));
        }
        return batch.announced;
    }

    private void endBatch(OpenBatch batch) {
        PaymentBatch announced = announced(batch);
        control.check(batch.node, batch.totals);
        events.add(new BatchEnded(announced, batch.totals, values.batchSound()));
    }

    /** The payment information between its start tag and its end tag. */
    private static final class OpenBatch {
        private final XmlNode node;
        private PaymentTotals totals = PaymentTotals.NONE;
        private @Nullable PaymentBatch announced;

        private OpenBatch(XmlNode node) {
            this.node = node;
        }
    }
}
