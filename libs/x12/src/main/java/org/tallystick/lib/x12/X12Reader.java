package org.tallystick.lib.x12;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.X12Event.GroupEnded;
import org.tallystick.lib.x12.X12Event.GroupStarted;
import org.tallystick.lib.x12.X12Event.InterchangeEnded;
import org.tallystick.lib.x12.X12Event.InterchangeStarted;
import org.tallystick.lib.x12.X12Event.ProblemFound;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.X12Event.TransactionStarted;

/**
 * Reads interchanges, groups and transactions, however many a file holds, and checks what SE, GE and IEA count. A wrong
 * count is reported and reading goes on.
 *
 * <pre>{@code
 * try (var reader = X12Reader.open(input, ReadLimits.defaults())) {
 *     for (X12Event event = reader.next(); event != null; event = reader.next()) { … }
 * }
 * }</pre>
 */
public final class X12Reader implements AutoCloseable {
    private final Segments segments;
    private final boolean fragment;
    private final Queue<X12Event> events = new ArrayDeque<>();
    private final Envelope interchange = new Envelope(ProblemCode.X12_INTERCHANGE);
    private final Envelope group = new Envelope(ProblemCode.X12_GROUP);
    private final Envelope transaction = new Envelope(ProblemCode.X12_TRANSACTION);
    private long segment;
    private long offset;
    private boolean stopped;
    private boolean finished;

    private X12Reader(InputStream source, @Nullable Delimiters delimiters, ReadLimits limits) {
        this.fragment = delimiters != null;
        this.segments = new Segments(source, delimiters, limits, this::report);
    }

    /** Opens a reader over the bytes of a file; nothing is read before the first {@link #next}. */
    public static X12Reader open(InputStream source, ReadLimits limits) {
        return new X12Reader(source, null, limits);
    }

    /** For transactions without an envelope, which begin at ST, as in the addenda of an ACH payment. */
    public static X12Reader fragment(InputStream source, Delimiters delimiters, ReadLimits limits) {
        return new X12Reader(source, delimiters, limits);
    }

    /**
     * The next event, null at the end. No content makes it throw; what is wrong comes as a problem.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    public @Nullable X12Event next() {
        while (events.isEmpty() && !finished) {
            Segment read = stopped ? null : segments.next();
            if (read == null) {
                finish();
            } else {
                segment = read.number();
                offset = read.offset();
                take(read);
            }
        }
        return events.poll();
    }

    private void take(Segment read) {
        switch (read.id()) {
            case "ISA" -> beginInterchange(read);
            case "GS" -> beginGroup(read);
            case "ST" -> beginTransaction(read);
            case "SE" -> endTransaction(read);
            case "GE" -> endGroup(read);
            case "IEA" -> endInterchange(read);
            case "TA1" -> events.add(new SegmentRead(read, here(read)));
            default -> content(read);
        }
    }

    private void beginInterchange(Segment read) {
        closeInterchange();
        group.restart();
        interchange.begin(read.text(13));
        checkMoment(read, 9, 10);
        events.add(new InterchangeStarted(read.text(13), read.text(6), read.text(8), read.text(12), read, here(read)));
    }

    private void beginGroup(Segment read) {
        closeGroup();
        interchange.count();
        transaction.restart();
        group.begin(read.text(6));
        checkMoment(read, 4, 5);
        events.add(new GroupStarted(read.text(6), read.text(1), read.text(8), read, here(read)));
    }

    private void beginTransaction(Segment read) {
        closeTransaction();
        if (!group.isOpen() && !fragment) {
            outOfPlace(read);
        }
        group.count();
        transaction.begin(read.text(2));
        transaction.count();
        String version = read.text(3);
        events.add(new TransactionStarted(
                read.text(1), read.text(2), version.isEmpty() ? null : version, read, here(read)));
    }

    /** An envelope says when it was made; it is read all the same when there is no such day or time. */
    private void checkMoment(Segment read, int day, int time) {
        if (!read.isEmpty(day) && Moments.day(read.text(day)).isEmpty()) {
            String name = read.id() + (day < 10 ? "0" : "") + day;
            report(Problem.of(Severity.WARN, ProblemCode.X12_MOMENT, here(read).element(read, day), name));
        }
        if (!read.isEmpty(time) && Moments.time(read.text(time)).isEmpty()) {
            String name = read.id() + (time < 10 ? "0" : "") + time;
            report(Problem.of(Severity.WARN, ProblemCode.X12_MOMENT, here(read).element(read, time), name)
                    .saying("time"));
        }
    }

    private void content(Segment read) {
        if (!transaction.isOpen()) {
            outOfPlace(read);
            return;
        }
        transaction.count();
        events.add(new SegmentRead(read, here(read)));
    }

    private void endTransaction(Segment read) {
        if (!transaction.isOpen()) {
            outOfPlace(read);
            return;
        }
        transaction.count();
        transaction.check(read, here(read), this::report);
        events.add(new TransactionEnded(transaction.counted(), transaction.end()));
    }

    private void endGroup(Segment read) {
        closeTransaction();
        if (!group.isOpen()) {
            outOfPlace(read);
            return;
        }
        group.check(read, here(read), this::report);
        events.add(new GroupEnded(group.stated(), group.counted(), group.end()));
    }

    private void endInterchange(Segment read) {
        closeGroup();
        if (!interchange.isOpen()) {
            outOfPlace(read);
            return;
        }
        interchange.check(read, here(read), this::report);
        events.add(new InterchangeEnded(interchange.end()));
    }

    private void closeTransaction() {
        if (transaction.isOpen()) {
            transaction.missing(at(offset), this::report);
            events.add(new TransactionEnded(transaction.counted(), transaction.end()));
        }
    }

    private void closeGroup() {
        closeTransaction();
        if (group.isOpen()) {
            group.missing(at(offset), this::report);
            events.add(new GroupEnded(group.stated(), group.counted(), group.end()));
        }
    }

    private void closeInterchange() {
        closeGroup();
        if (interchange.isOpen()) {
            interchange.missing(at(offset), this::report);
            events.add(new InterchangeEnded(interchange.end()));
        }
    }

    private void outOfPlace(Segment read) {
        report(Problem.of(Severity.ERROR, ProblemCode.X12_ORDER, here(read), read.id()));
    }

    private void finish() {
        if (!stopped && segment == 0) {
            report(Problem.of(Severity.FATAL, ProblemCode.FILE_EMPTY, Location.file()));
        } else if (!stopped && (interchange.isOpen() || transaction.isOpen())) {
            report(Problem.of(Severity.ERROR, ProblemCode.FILE_TRUNCATED, at(offset), open()));
        }
        closeInterchange();
        finished = true;
    }

    private String open() {
        return transaction.isOpen() ? "the transaction" : "the interchange";
    }

    private void report(Problem problem) {
        stopped |= problem.severity() == Severity.FATAL;
        events.add(new ProblemFound(problem));
    }

    private Location here(Segment read) {
        return at(read.offset());
    }

    private Location at(long place) {
        return new Location(
                interchange.ordinal(),
                group.ordinal(),
                transaction.ordinal(),
                segment,
                transaction.isOpen() ? transaction.counted() : 0,
                0,
                0,
                0,
                place);
    }

    @Override
    public void close() {
        segments.close();
    }
}
