package org.tallystick.lib.x12.acknowledgment;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment.ElementError;
import org.tallystick.lib.x12.acknowledgment.TransactionAcknowledgment.SegmentError;
import org.tallystick.lib.x12.write.SegmentDraft;
import org.tallystick.lib.x12.write.X12Writer;

/** Writes transactions 999 and TA1. */
public final class AcknowledgmentWriter {
    /** The version of the guide (ST03, GS08). */
    public static final String VERSION = "005010X231A1";

    /** GS01. */
    public static final String FUNCTIONAL = "FA";

    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final X12Writer writer;

    public AcknowledgmentWriter(X12Writer writer) {
        this.writer = writer;
    }

    /** Writes a TA1: into the open interchange, before its first group. */
    public void write(InterchangeAcknowledgment acknowledgment) {
        writer.segment("TA1")
                .put(acknowledgment.control())
                .put(acknowledgment.on() == null ? "" : SHORT_DAY.format(acknowledgment.on()))
                .put(acknowledgment.at() == null ? "" : MINUTES.format(acknowledgment.at()))
                .put(acknowledgment.code())
                .put(acknowledgment.note())
                .end();
    }

    /** Writes a 999 and returns its control number. */
    public String write(GroupAcknowledgment group) {
        String control = writer.transaction("999", VERSION);
        writer.segment("AK1")
                .put(group.functional())
                .put(group.control())
                .put(group.version())
                .end();
        group.transactions().forEach(this::transaction);
        SegmentDraft end = writer.segment("AK9")
                .put(group.code())
                .put(Integer.toString(group.included()))
                .put(Integer.toString(group.received()))
                .put(Integer.toString(group.accepted()));
        group.codes().forEach(end::put);
        end.end();
        return control;
    }

    private void transaction(TransactionAcknowledgment transaction) {
        writer.segment("AK2")
                .put(transaction.type())
                .put(transaction.control())
                .put(transaction.version())
                .end();
        transaction.errors().forEach(this::segment);
        SegmentDraft end = writer.segment("IK5").put(transaction.code());
        transaction.codes().forEach(end::put);
        end.end();
    }

    private void segment(SegmentError error) {
        writer.segment("IK3")
                .put(error.segment())
                .put(Integer.toString(error.place()))
                .put(error.loop())
                .put(error.code())
                .end();
        for (String context : error.contexts()) {
            int colon = context.indexOf(':');
            SegmentDraft draft = writer.segment("CTX");
            if (colon < 0) {
                draft.put(context);
            } else {
                draft.composite(context.substring(0, colon), context.substring(colon + 1));
            }
            draft.end();
        }
        error.elements().forEach(this::element);
    }

    private void element(ElementError error) {
        List<String> position = new ArrayList<>(List.of(Integer.toString(error.element())));
        position.add(error.component() == 0 ? "" : Integer.toString(error.component()));
        position.add(error.repetition() == 0 ? "" : Integer.toString(error.repetition()));
        writer.segment("IK4")
                .composite(position)
                .put(error.reference())
                .put(error.code())
                .put(error.value())
                .end();
    }
}
