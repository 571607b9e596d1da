package org.tallystick.lib.x12.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.acknowledgment.AcknowledgmentEvent;
import org.tallystick.lib.x12.acknowledgment.Acknowledgments;
import org.tallystick.lib.x12.acknowledgment.GroupAcknowledgment;
import org.tallystick.lib.x12.acknowledgment.InterchangeAcknowledgment;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment.SegmentError;

/** The keys of a transaction 999 or 997, and those of a TA1. */
final class AcknowledgmentSummary implements TransactionSummary {
    private final Acknowledgments reader = new Acknowledgments(this::take);
    private final Consumer<Problem> problems;
    private final Consumer<Map<String, Object>> interchanges;
    private Map<String, Object> keys = new LinkedHashMap<>();

    /** @param interchanges is given what a TA1 says */
    AcknowledgmentSummary(Consumer<Problem> problems, Consumer<Map<String, Object>> interchanges) {
        this.problems = problems;
        this.interchanges = interchanges;
    }

    @Override
    public void take(X12Event event) {
        reader.take(event);
    }

    @Override
    public Map<String, Object> keys() {
        Map<String, Object> done = keys;
        keys = new LinkedHashMap<>();
        return done;
    }

    private void take(AcknowledgmentEvent event) {
        switch (event) {
            case AcknowledgmentEvent.GroupAcknowledged read -> keys = group(read.acknowledgment());
            case AcknowledgmentEvent.InterchangeAcknowledged read ->
                interchanges.accept(interchange(read.acknowledgment()));
            case AcknowledgmentEvent.ProblemFound found -> problems.accept(found.problem());
        }
    }

    private static Map<String, Object> interchange(InterchangeAcknowledgment acknowledgment) {
        return new Keys()
                .put("control", acknowledgment.control())
                .put("code", acknowledgment.code())
                .put("note", acknowledgment.note())
                .done();
    }

    private static Map<String, Object> group(GroupAcknowledgment group) {
        return new Keys()
                .put(
                        "group",
                        new Keys()
                                .put("functional", group.functional())
                                .put("control", group.control())
                                .put("version", group.version())
                                .done())
                .put("code", group.code())
                .put("included", group.included())
                .put("received", group.received())
                .put("accepted", group.accepted())
                .list(
                        "transactions",
                        group.transactions().stream()
                                .map(AcknowledgmentSummary::transaction)
                                .toList())
                .done();
    }

    private static Map<String, Object> transaction(TransactionAcknowledgment transaction) {
        List<Map<String, Object>> errors =
                transaction.errors().stream().map(AcknowledgmentSummary::error).toList();
        return new Keys()
                .put("type", transaction.type())
                .put("control", transaction.control())
                .put("code", transaction.code())
                .some("codes", transaction.codes())
                .some("errors", errors)
                .done();
    }

    private static Map<String, Object> error(SegmentError error) {
        return new Keys()
                .put("segment", error.segment())
                .put("place", error.place())
                .put("loop", error.loop())
                .put("code", error.code())
                .some(
                        "elements",
                        error.elements().stream()
                                .map(element -> new Keys()
                                        .put("element", element.element())
                                        .put("component", element.component() == 0 ? null : element.component())
                                        .put("code", element.code())
                                        .done())
                                .toList())
                .done();
    }
}
