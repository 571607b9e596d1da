package org.tallystick.lib.x12.claimstatus;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.write.ElementsWriter;
import org.tallystick.lib.x12.write.X12Writer;

/** Writes transactions 276. Claims that follow each other and share plan, sender, provider or person share a level. */
public final class StatusInquiryWriter {
    /** The version of the guide (ST03, GS08). */
    public static final String VERSION = "005010X212";

    /** GS01. */
    public static final String FUNCTIONAL = "HR";

    private final X12Writer writer;
    private final ElementsWriter elements;

    public StatusInquiryWriter(X12Writer writer) {
        this.writer = writer;
        this.elements = new ElementsWriter(writer);
    }

    /**
     * Writes a whole transaction and returns its control number.
     *
     * @param reference by which the answer names it (BHT03)
     */
    public String write(String reference, LocalDate on, LocalTime at, List<StatusSubject> claims) {
        String control = writer.transaction("276", VERSION);
        writer.segment("BHT")
                .put("0010")
                .put("13")
                .put(reference)
                .put(on)
                .put(at)
                .end();
        int[] levels = new int[5];
        StatusSubject before = null;
        for (StatusSubject claim : claims) {
            int first = firstNew(before, claim);
            if (first <= 0) {
                levels[0] = level(0, "20", claim.source());
            }
            if (first <= 1) {
                levels[1] = level(levels[0], "21", claim.receiver());
            }
            if (first <= 2) {
                levels[2] = level(levels[1], "19", Objects.requireNonNull(claim.provider(), "no provider"));
            }
            if (first <= 3) {
                levels[3] = person(levels[2], "22", claim.dependent() != null, claim.subscriber());
            }
            if (first <= 4 && claim.dependent() != null) {
                levels[4] = person(levels[3], "23", false, claim.dependent());
            }
            claim(claim);
            before = claim;
        }
        return control;
    }

    /** The first level at which a claim stands below another party than the one before; 5 when it stands at the same. */
    private static int firstNew(@Nullable StatusSubject before, StatusSubject claim) {
        if (before == null || !before.source().equals(claim.source())) {
            return 0;
        }
        if (!before.receiver().equals(claim.receiver())) {
            return 1;
        }
        if (!Objects.equals(before.provider(), claim.provider())) {
            return 2;
        }
        boolean family = Objects.equals(before.subscriber(), claim.subscriber())
                && (before.dependent() == null) == (claim.dependent() == null);
        if (!family) {
            return 3;
        }
        return Objects.equals(before.dependent(), claim.dependent()) ? 5 : 4;
    }

    private int level(int parent, String code, Party party) {
        int level = writer.level(parent, code, true);
        elements.name(party);
        return level;
    }

    private int person(int parent, String code, boolean hasChildren, @Nullable Party party) {
        Party named = Objects.requireNonNull(party, "no person");
        int level = writer.level(parent, code, hasChildren);
        elements.demographics(named);
        elements.name(named);
        return level;
    }

    private void claim(StatusSubject claim) {
        elements.trace(claim.trace());
        claim.references().forEach(elements::reference);
        claim.supplements().forEach(elements::supplement);
        claim.periods().forEach(elements::period);
        for (StatusLine line : claim.lines()) {
            writer.segment("SVC")
                    .put(line.procedure())
                    .put(line.charge())
                    .skip(1)
                    .put(line.revenue())
                    .skip(2)
                    .put(line.units())
                    .end();
            line.references().forEach(elements::reference);
            line.periods().forEach(elements::period);
        }
    }
}
