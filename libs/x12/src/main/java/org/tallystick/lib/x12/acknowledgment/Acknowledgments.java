package org.tallystick.lib.x12.acknowledgment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.X12Event.TransactionStarted;
import org.tallystick.lib.x12.acknowledgment.AcknowledgmentEvent.GroupAcknowledged;
import org.tallystick.lib.x12.acknowledgment.AcknowledgmentEvent.InterchangeAcknowledged;
import org.tallystick.lib.x12.acknowledgment.AcknowledgmentEvent.ProblemFound;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment.ElementError;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment.SegmentError;
import org.tallystick.lib.x12.element.Elements;

/**
 * Turns the segments of transactions 999 and 997 and those of TA1 into acknowledgments. A 997 may carry segments of a 999 and
 * the other way round, as partners do.
 */
public final class Acknowledgments {
    private static final Set<String> TYPES = Set.of("997", "999");
    private static final int MOST_ERRORS = 100_000;

    private final Consumer<AcknowledgmentEvent> events;
    private final Elements elements = new Elements(this::report);
    private @Nullable TransactionStarted started;
    private List<String> group = List.of("", "", "");
    private List<TransactionAcknowledgment> transactions = new ArrayList<>();
    private @Nullable List<String> transaction;
    private List<SegmentError> errors = new ArrayList<>();
    private @Nullable List<String> segment;
    private int place;
    private List<String> contexts = new ArrayList<>();
    private List<ElementError> elementErrors = new ArrayList<>();
    private @Nullable GroupAcknowledgment whole;
    private int held;

    public Acknowledgments(Consumer<AcknowledgmentEvent> events) {
        this.events = events;
    }

    /** Takes the next event of the envelope reader. */
    public void take(X12Event event) {
        switch (event) {
            case TransactionStarted begun -> begin(begun);
            case SegmentRead read when read.segment().is("TA1") -> interchange(elements.at(read));
            case SegmentRead read when started != null -> segment(elements.at(read));
            case TransactionEnded ended when started != null -> end(started, ended);
            default -> {} // other transactions, and the envelopes around them
        }
    }

    private void begin(TransactionStarted begun) {
        started = TYPES.contains(begun.type()) ? begun : null;
        elements.begin();
        group = List.of("", "", "");
        transactions = new ArrayList<>();
        transaction = null;
        errors = new ArrayList<>();
        segment = null;
        whole = null;
        held = 0;
    }

    private void interchange(Elements read) {
        events.accept(new InterchangeAcknowledged(
                new InterchangeAcknowledgment(read.text(1), read.day(2), read.time(3), read.text(4), read.text(5))));
    }

    private void segment(Elements read) {
        if (++held > MOST_ERRORS) {
            if (held == MOST_ERRORS + 1) {
                read.report(Problem.of(
                        Severity.ERROR,
                        ProblemCode.FILE_LIMIT,
                        read.location(),
                        "segments of an acknowledgment",
                        Integer.toString(MOST_ERRORS)));
            }
            return;
        }
        switch (read.id()) {
            case "AK1" -> group = List.of(read.text(1), read.text(2), read.text(3));
            case "AK2" -> {
                closeTransaction("", List.of());
                transaction = List.of(read.text(1), read.text(2), read.text(3));
            }
            case "AK3", "IK3" -> {
                closeSegment();
                segment = List.of(read.text(1), read.text(3), read.text(4));
                place = read.count(2);
            }
            case "CTX" -> contexts.add(String.join(":", read.components(1, 1, 2)));
            case "AK4", "IK4" -> elementErrors.add(element(read));
            case "AK5", "IK5" -> {
                if (transaction == null) {
                    outOfPlace(read);
                } else {
                    closeTransaction(read.text(1), codes(read, 2, 6));
                }
            }
            case "AK9" -> {
                closeTransaction("", List.of());
                whole = new GroupAcknowledgment(
                        group.get(0),
                        group.get(1),
                        group.get(2),
                        transactions,
                        read.text(1),
                        read.count(2),
                        read.count(3),
                        read.count(4),
                        codes(read, 5, 9));
            }
            default -> outOfPlace(read);
        }
    }

    private static void outOfPlace(Elements read) {
        read.report(Problem.of(Severity.WARN, ProblemCode.X12_ORDER, read.location(), read.id()));
    }

    private static ElementError element(Elements read) {
        return new ElementError(
                whole(read.component(1, 1)),
                whole(read.component(1, 2)),
                whole(read.component(1, 3)),
                read.text(2),
                read.text(3),
                read.text(4));
    }

    private static int whole(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static List<String> codes(Elements read, int first, int last) {
        List<String> codes = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            if (!read.text(i).isEmpty()) {
                codes.add(read.text(i));
            }
        }
        return codes;
    }

    private void closeSegment() {
        List<String> open = segment;
        if (open != null) {
            errors.add(new SegmentError(open.get(0), place, open.get(1), open.get(2), contexts, elementErrors));
        }
        segment = null;
        contexts = new ArrayList<>();
        elementErrors = new ArrayList<>();
    }

    private void closeTransaction(String code, List<String> codes) {
        closeSegment();
        List<String> open = transaction;
        if (open != null) {
            transactions.add(new TransactionAcknowledgment(open.get(0), open.get(1), open.get(2), errors, code, codes));
        }
        transaction = null;
        errors = new ArrayList<>();
    }

    private void end(TransactionStarted begun, TransactionEnded ended) {
        closeTransaction("", List.of());
        started = null;
        GroupAcknowledgment found = whole;
        if (found == null) {
            elements.report(Problem.of(Severity.ERROR, ProblemCode.ACKNOWLEDGMENT_ORDER, begun.location()));
            found = new GroupAcknowledgment(
                    group.get(0), group.get(1), group.get(2), transactions, "", 0, 0, 0, List.of());
        }
        events.accept(new GroupAcknowledged(begun.type(), begun.control(), found, elements.isSound() && ended.sound()));
    }

    private void report(Problem problem) {
        events.accept(new ProblemFound(problem));
    }
}
