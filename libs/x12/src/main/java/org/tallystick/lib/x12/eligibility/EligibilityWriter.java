package org.tallystick.lib.x12.eligibility;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.write.ElementsWriter;
import org.tallystick.lib.x12.write.X12Writer;

/** Writes transactions 270. Questions that follow each other about the same plan, provider or subscriber share a level. */
public final class EligibilityWriter {
    /** The version of the guide (ST03, GS08). */
    public static final String VERSION = "005010X279A1";

    /** GS01. */
    public static final String FUNCTIONAL = "HS";

    private final X12Writer writer;
    private final ElementsWriter elements;

    public EligibilityWriter(X12Writer writer) {
        this.writer = writer;
        this.elements = new ElementsWriter(writer);
    }

    /**
     * Writes a whole transaction and returns its control number.
     *
     * @param reference by which the answer names it (BHT03)
     */
    public String write(String reference, LocalDate on, LocalTime at, List<EligibilitySubject> subjects) {
        String control = writer.transaction("270", VERSION);
        writer.segment("BHT")
                .put("0022")
                .put("13")
                .put(reference)
                .put(on)
                .put(at)
                .end();
        int source = 0;
        int receiver = 0;
        int subscriber = 0;
        EligibilitySubject before = null;
        for (EligibilitySubject subject : subjects) {
            if (before == null || !before.source().equals(subject.source())) {
                source = writer.level(0, "20", true);
                elements.party(subject.source());
                receiver = 0;
            }
            if (receiver == 0 || before == null || !before.receiver().equals(subject.receiver())) {
                receiver = writer.level(source, "21", true);
                described(subject.receiver());
                subscriber = 0;
            }
            if (subscriber == 0 || subject.dependent() == null || !sameFamily(before, subject)) {
                subscriber = subscriber(subject, receiver);
            }
            if (subject.dependent() != null) {
                writer.level(subscriber, "23", false);
                asked(subject, subject.dependent());
            }
            before = subject;
        }
        return control;
    }

    private static boolean sameFamily(@Nullable EligibilitySubject before, EligibilitySubject subject) {
        return before != null
                && before.dependent() != null
                && Objects.equals(before.subscriber(), subject.subscriber());
    }

    private int subscriber(EligibilitySubject subject, int receiver) {
        Party person = Objects.requireNonNull(subject.subscriber(), "no subscriber");
        int level = writer.level(receiver, "22", subject.dependent() != null);
        if (subject.dependent() == null) {
            asked(subject, person);
        } else {
            described(person);
        }
        return level;
    }

    private void asked(EligibilitySubject subject, Party person) {
        subject.traces().forEach(elements::trace);
        described(person);
        if (!subject.relationship().isEmpty()) {
            writer.segment("INS")
                    .put(subject.dependent() == null ? "Y" : "N")
                    .put(subject.relationship())
                    .end();
        }
        subject.periods().forEach(elements::period);
        for (Question question : subject.questions()) {
            writer.segment("EQ")
                    .repeated(question.serviceTypes())
                    .put(question.procedure())
                    .put(question.coverageLevel())
                    .end();
        }
    }

    /** A sex other than F and M cannot be said in a 270. */
    private void described(Party party) {
        elements.name(party);
        party.references().forEach(elements::reference);
        elements.address(party.address());
        if (!party.taxonomy().isEmpty()) {
            writer.segment("PRV").put("PE").put("PXC").put(party.taxonomy()).end();
        }
        boolean said = party.sex().equals("F") || party.sex().equals("M");
        elements.demographics(said ? party : party.born(party.born(), ""));
    }
}
