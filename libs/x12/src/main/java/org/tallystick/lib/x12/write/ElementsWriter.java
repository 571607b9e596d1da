package org.tallystick.lib.x12.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tallystick.lib.x12.element.Address;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Contact;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;
import org.tallystick.lib.x12.element.Trace;

/** Writes what the transactions of health care have in common. */
public final class ElementsWriter {
    private static final int MOST_TRIPLETS = 6;

    private final X12Writer writer;

    public ElementsWriter(X12Writer writer) {
        this.writer = writer;
    }

    /** TRN. */
    public void trace(Trace trace) {
        writer.segment("TRN")
                .put(trace.type())
                .put(trace.number())
                .put(trace.originator())
                .put(trace.supplement())
                .end();
    }

    /** REF. */
    public void reference(Reference reference) {
        writer.segment("REF").put(reference.qualifier()).put(reference.value()).end();
    }

    /** N3 and N4, as far as there is something to say. */
    public void address(Address address) {
        if (!address.line1().isEmpty() || !address.line2().isEmpty()) {
            writer.segment("N3").put(address.line1()).put(address.line2()).end();
        }
        if (!address.city().isEmpty()
                || !address.state().isEmpty()
                || !address.zip().isEmpty()
                || !address.country().isEmpty()) {
            writer.segment("N4")
                    .put(address.city())
                    .put(address.state())
                    .put(address.zip())
                    .put(address.country())
                    .end();
        }
    }

    /** PER. */
    public void contact(Contact contact) {
        SegmentDraft draft = writer.segment("PER").put(contact.function()).put(contact.name());
        contact.numbers().forEach(number -> draft.put(number.qualifier()).put(number.value()));
        draft.end();
    }

    /** NM1 alone. */
    public void name(Party party) {
        writer.segment("NM1")
                .put(party.role())
                .put(party.kind())
                .put(party.name())
                .put(party.first())
                .put(party.middle())
                .skip(1)
                .put(party.suffix())
                .put(party.idQualifier())
                .put(party.id())
                .end();
    }

    /** DMG, when a day of birth or a sex is known. */
    public void demographics(Party party) {
        if (party.born() != null || !party.sex().isEmpty()) {
            writer.segment("DMG")
                    .put(party.born() == null ? "" : "D8")
                    .put(party.born())
                    .put(party.sex())
                    .end();
        }
    }

    /** NM1 with address, references and contacts behind it, in that order. */
    public void party(Party party) {
        name(party);
        address(party.address());
        party.references().forEach(this::reference);
        party.contacts().forEach(this::contact);
    }

    /** DTP. */
    public void period(Period period) {
        SegmentDraft draft = writer.segment("DTP").put(period.qualifier());
        String from = period.from() == null ? "" : SegmentDraft.text(period.from());
        if (period.through() != null) {
            draft.put("RD8").put(from + "-" + SegmentDraft.text(period.through()));
        } else if (period.from() == null) {
            draft.put("TM").put(SegmentDraft.text(Objects.requireNonNull(period.at(), "no day and no time")));
        } else if (period.at() != null) {
            draft.put("DT").put(from + SegmentDraft.text(period.at()));
        } else {
            draft.put("D8").put(from);
        }
        draft.end();
    }

    /** AMT. */
    public void supplement(Supplement supplement) {
        writer.segment("AMT")
                .put(supplement.qualifier())
                .put(supplement.amount())
                .end();
    }

    /** QTY. */
    public void quantity(Quantity quantity) {
        writer.segment("QTY").put(quantity.qualifier()).put(quantity.count()).end();
    }

    /** A CAS for those that stand together in one group, six at most. */
    public void adjustments(List<Adjustment> adjustments) {
        List<Adjustment> together = new ArrayList<>();
        for (Adjustment adjustment : adjustments) {
            boolean other = !together.isEmpty()
                    && (together.size() == MOST_TRIPLETS
                            || !together.getFirst().group().equals(adjustment.group()));
            if (other) {
                triplets(together);
                together.clear();
            }
            together.add(adjustment);
        }
        if (!together.isEmpty()) {
            triplets(together);
        }
    }

    private void triplets(List<Adjustment> together) {
        SegmentDraft draft = writer.segment("CAS").put(together.getFirst().group());
        for (Adjustment adjustment : together) {
            draft.put(adjustment.reason()).put(adjustment.amount()).put(adjustment.quantity());
        }
        draft.end();
    }
}
