package org.tallystick.lib.x12.remittance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.X12Event.TransactionStarted;
import org.tallystick.lib.x12.remittance.RemittanceEvent.AdjustmentRead;
import org.tallystick.lib.x12.remittance.RemittanceEvent.LineRead;
import org.tallystick.lib.x12.remittance.RemittanceEvent.PaymentEnded;
import org.tallystick.lib.x12.remittance.RemittanceEvent.PaymentStarted;
import org.tallystick.lib.x12.remittance.RemittanceEvent.ProblemFound;

/**
 * Turns the segments of transactions 820 into payments with lines; those of other transactions are passed over. Only the
 * open line is kept in memory.
 */
public final class Remittances {
    /** The transaction this reads. */
    public static final String TYPE = "820";

    private static final int MOST_ADJUSTMENTS = 1_000;

    private final Consumer<RemittanceEvent> events;
    private @Nullable OpenOrder heading;
    private @Nullable PaymentOrder payment;
    private @Nullable OpenLine line;
    private @Nullable String entity;
    private Location last = Location.file();
    private BigDecimal sum = BigDecimal.ZERO;
    private long lines;
    private boolean reading;
    private boolean sound;

    public Remittances(Consumer<RemittanceEvent> events) {
        this.events = events;
    }

    private record OpenLine(
            Values values, @Nullable BigDecimal paid, RemittanceLine read, List<RemittanceAdjustment> adjustments) {}

    /** Takes the next event of the envelope reader. */
    public void take(X12Event event) {
        switch (event) {
            case TransactionStarted started -> begin(started);
            case SegmentRead read when reading -> segment(read);
            case TransactionEnded ended when reading -> end(ended);
            default -> {} // other transactions, and the envelopes around them
        }
    }

    private void begin(TransactionStarted started) {
        reading = started.type().equals(TYPE);
        heading = reading ? new OpenOrder(started.control(), this::report) : null;
        payment = null;
        line = null;
        entity = null;
        sum = BigDecimal.ZERO;
        lines = 0;
        sound = true;
    }

    private void segment(SegmentRead read) {
        last = read.location();
        switch (read.segment().id()) {
            case "ENT" -> entity(read);
            case "RMR" -> line(read);
            case "ADX" -> adjustment(read);
            case "DTM" -> {
                if (payment == null) {
                    Objects.requireNonNull(heading).take(read);
                } else if (line != null && line.read().documentOn() == null) {
                    dated(line, read);
                }
            }
            default -> {
                if (payment == null) {
                    Objects.requireNonNull(heading).take(read);
                }
            }
        }
    }

    private void entity(SegmentRead read) {
        flush();
        start();
        entity = read.segment().text(1);
    }

    private void line(SegmentRead read) {
        flush();
        start();
        Values values = values(read);
        BigDecimal paid = values.requiredAmount(4);
        var begun = new RemittanceLine(
                entity,
                values.text(1),
                values.text(2),
                paid,
                values.amount(5),
                values.amount(6),
                null,
                List.of(),
                read.segment().number(),
                true);
        add(paid);
        lines++;
        line = new OpenLine(values, paid, begun, new ArrayList<>());
    }

    private void dated(OpenLine open, SegmentRead read) {
        RemittanceLine begun = open.read();
        line = new OpenLine(
                open.values(),
                open.paid(),
                new RemittanceLine(
                        begun.entity(),
                        begun.qualifier(),
                        begun.document(),
                        begun.paid(),
                        begun.gross(),
                        begun.discount(),
                        values(read).day(2),
                        List.of(),
                        begun.segment(),
                        true),
                open.adjustments());
    }

    private void adjustment(SegmentRead read) {
        start();
        Values values = values(read);
        var adjustment = new RemittanceAdjustment(values.requiredAmount(1), values.text(2), values.text(4));
        sound &= values.isSound();
        add(adjustment.amount());
        if (line == null) {
            events.accept(new AdjustmentRead(adjustment));
        } else if (line.adjustments().size() < MOST_ADJUSTMENTS) {
            line.adjustments().add(adjustment);
        } else {
            report(Problem.of(
                    Severity.ERROR,
                    ProblemCode.FILE_LIMIT,
                    read.location(),
                    "adjustments of a document",
                    Integer.toString(MOST_ADJUSTMENTS)));
        }
    }

    private Values values(SegmentRead read) {
        return new Values(read, payment == null ? null : payment.currency(), this::report);
    }

    private void add(@Nullable BigDecimal amount) {
        sum = amount == null ? sum : sum.add(amount);
    }

    /** The heading is complete when the first detail comes. */
    private void start() {
        OpenOrder open = heading;
        if (payment != null || open == null) {
            return;
        }
        if (!open.hasPayment()) {
            report(Problem.of(Severity.ERROR, ProblemCode.REMITTANCE_ORDER, last)
                    .saying("payment"));
        }
        sound &= open.isSound();
        payment = open.order();
        events.accept(new PaymentStarted(payment));
    }

    private void flush() {
        OpenLine open = line;
        if (open == null) {
            return;
        }
        line = null;
        RemittanceLine begun = open.read();
        boolean readable = open.values().isSound();
        sound &= readable;
        events.accept(new LineRead(new RemittanceLine(
                begun.entity(),
                begun.qualifier(),
                begun.document(),
                begun.paid(),
                begun.gross(),
                begun.discount(),
                begun.documentOn(),
                open.adjustments(),
                begun.segment(),
                readable)));
    }

    private void end(TransactionEnded ended) {
        flush();
        start();
        reading = false;
        BigDecimal amount = Objects.requireNonNull(payment).amount();
        boolean balanced = amount != null && amount.compareTo(sum) == 0;
        if (!balanced && amount != null && sound) {
            report(Problem.of(
                    Severity.ERROR, ProblemCode.REMITTANCE_SUM, last, sum.toPlainString(), amount.toPlainString()));
        }
        events.accept(new PaymentEnded(lines, sum, balanced && sound, sound && balanced && ended.sound()));
    }

    private void report(Problem problem) {
        sound &= !problem.severity().blocks();
        events.accept(new ProblemFound(problem));
    }
}
