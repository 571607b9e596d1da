package org.tallystick.lib.x12.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes interchanges, groups and transactions and counts them: nobody else can set SE01, GE01, IEA01, the control numbers of
 * transactions, HL01, HL02 or LX01. Closing the writer closes what is open.
 *
 * <pre>{@code
 * try (var writer = X12Writer.to(output, PartnerProfile.test())) {
 *     writer.interchange(parties);
 *     writer.group("HS", 1, "005010X279A1");
 *     writer.transaction("270", "005010X279A1");
 *     writer.segment("BHT").put("0022").put("13")….end();
 * }
 * }</pre>
 */
public final class X12Writer implements AutoCloseable {
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final int ID_LENGTH = 15;

    private final OutputStream target;
    private final PartnerProfile profile;
    private @Nullable InterchangeParties parties;
    private int groups;
    private @Nullable String group;
    private int transactions;
    private @Nullable String transaction;
    private int segments;
    private int levels;
    private int lines;

    private X12Writer(OutputStream target, PartnerProfile profile) {
        this.target = target;
        this.profile = profile;
    }

    public static X12Writer to(OutputStream target, PartnerProfile profile) {
        return new X12Writer(target, profile);
    }

    PartnerProfile profile() {
        return profile;
    }

    /** Begins an interchange, and ends the one before. */
    public void interchange(InterchangeParties between) {
        endInterchange();
        parties = between;
        groups = 0;
        char repetition = profile.delimiters().repetition() == 0
                ? 'U'
                : (char) (profile.delimiters().repetition() & 0xff);
        char separator = (char) (profile.delimiters().element() & 0xff);
        String header = String.join(
                String.valueOf(separator),
                "ISA",
                "00",
                " ".repeat(10),
                "00",
                " ".repeat(10),
                checked("ISA05", between.senderQualifier(), 2),
                padded("ISA06", between.sender()),
                checked("ISA07", between.receiverQualifier(), 2),
                padded("ISA08", between.receiver()),
                SHORT_DAY.format(between.on()),
                MINUTES.format(between.at()),
                String.valueOf(repetition),
                "00501",
                String.format(Locale.ROOT, "%09d", between.control()),
                profile.acknowledged() ? "1" : "0",
                profile.production() ? "P" : "T",
                String.valueOf((char) (profile.delimiters().component() & 0xff)));
        write(header);
    }

    private String padded(String element, String text) {
        return checked(element, text, ID_LENGTH) + " ".repeat(ID_LENGTH - text.length());
    }

    private String checked(String element, String text, int most) {
        if (text.isEmpty()) {
            throw new UnwritableException(element, UnwritableException.Reason.EMPTY);
        }
        if (text.length() > most) {
            throw new UnwritableException(element, UnwritableException.Reason.TOO_LONG);
        }
        SegmentDraft.check(element, text, profile);
        return text;
    }

    /** Begins a group: its control number must be unique for the partner. */
    public void group(String functional, int control, String version) {
        InterchangeParties between = parties;
        if (between == null) {
            throw new IllegalStateException("no interchange was begun");
        }
        endGroup();
        groups++;
        transactions = 0;
        group = Integer.toString(control);
        segment("GS")
                .put(functional)
                .put(between.sender())
                .put(between.receiver())
                .put(between.on())
                .put(between.at())
                .put(group)
                .put("X")
                .put(version)
                .end();
    }

    /** Begins a transaction and returns the control number it gets. */
    public String transaction(String type, String version) {
        if (group == null) {
            throw new IllegalStateException("no group was begun");
        }
        endTransaction();
        transactions++;
        levels = 0;
        lines = 0;
        segments = 0;
        String control = String.format(Locale.ROOT, "%04d", transactions);
        transaction = control;
        segment("ST").put(type).put(control).put(version).end();
        return control;
    }

    /** Begins a segment; it is written when it is ended. */
    public SegmentDraft segment(String id) {
        return new SegmentDraft(this, id);
    }

    /**
     * Writes HL.
     *
     * @param parent the number that a call for the level above returned, 0 for none
     * @param code what kind of level it is (HL03)
     * @param hasChildren whether levels follow below it
     * @return its number
     */
    public int level(int parent, String code, boolean hasChildren) {
        levels++;
        segment("HL")
                .put(Integer.toString(levels))
                .put(parent == 0 ? "" : Integer.toString(parent))
                .put(code)
                .put(hasChildren ? "1" : "0")
                .end();
        return levels;
    }

    /** Writes LX with the next number; they begin anew at {@link #restartLines}. */
    public int line() {
        lines++;
        segment("LX").put(Integer.toString(lines)).end();
        return lines;
    }

    public void restartLines() {
        lines = 0;
    }

    void write(String text) {
        segments++;
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        try {
            target.write(bytes);
            target.write(profile.delimiters().terminator());
            if (profile.lineBreaks()) {
                target.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endTransaction() {
        if (transaction == null) {
            return;
        }
        segment("SE").put(Integer.toString(segments + 1)).put(transaction).end();
        transaction = null;
    }

    private void endGroup() {
        endTransaction();
        if (group == null) {
            return;
        }
        segment("GE").put(Integer.toString(transactions)).put(group).end();
        group = null;
    }

    private void endInterchange() {
        endGroup();
        InterchangeParties between = parties;
        if (between == null) {
            return;
        }
        segment("IEA")
                .put(Integer.toString(groups))
                .put(String.format(Locale.ROOT, "%09d", between.control()))
                .end();
        parties = null;
    }

    /** Ends what is open; the stream stays open. */
    public void finish() {
        endInterchange();
    }

    @Override
    public void close() {
        finish();
        try {
            target.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
