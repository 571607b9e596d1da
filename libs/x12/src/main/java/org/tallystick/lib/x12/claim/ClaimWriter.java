package org.tallystick.lib.x12.claim;

import java.util.List;
import java.util.Objects;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.write.ElementsWriter;
import org.tallystick.lib.x12.write.SegmentDraft;
import org.tallystick.lib.x12.write.X12Writer;

/**
 * Writes transactions 837, professional or institutional. Claims that follow each other and share provider, coverage or
 * patient stand below the same level.
 */
public final class ClaimWriter {
    /** GS01. */
    public static final String FUNCTIONAL = "HC";

    private final X12Writer writer;
    private final ElementsWriter elements;

    public ClaimWriter(X12Writer writer) {
        this.writer = writer;
        this.elements = new ElementsWriter(writer);
    }

    /** Writes a whole transaction and returns its control number; that of the submission does not matter. */
    public String write(Submission submission, List<Claim> claims) {
        String control = writer.transaction("837", submission.kind().version());
        writer.segment("BHT")
                .put("0019")
                .put(submission.purpose())
                .put(submission.reference())
                .put(submission.on())
                .put(submission.at())
                .put(submission.use())
                .end();
        elements.party(submission.submitter());
        elements.party(submission.receiver());
        var claimWriter = new ClaimSegments(writer, submission.kind());
        int from = 0;
        while (from < claims.size()) {
            from = billing(claims, from, claimWriter);
        }
        return control;
    }

    /** Writes the claims of one billing provider; says where the next one begins. */
    private int billing(List<Claim> claims, int first, ClaimSegments claimWriter) {
        Claim begun = claims.get(first);
        int level = writer.level(0, "20", true);
        Party billing = begun.billing();
        if (!billing.taxonomy().isEmpty()) {
            writer.segment("PRV").put("BI").put("PXC").put(billing.taxonomy()).end();
        }
        elements.party(billing);
        Party payTo = begun.payTo();
        if (payTo != null) {
            elements.party(payTo);
        }
        int from = first;
        while (from < claims.size() && sameBilling(begun, claims.get(from))) {
            from = subscriber(claims, from, level, claimWriter);
        }
        return from;
    }

    private static boolean sameBilling(Claim one, Claim other) {
        return one.billing().equals(other.billing()) && Objects.equals(one.payTo(), other.payTo());
    }

    private static boolean sameCoverage(Claim one, Claim other) {
        return sameBilling(one, other)
                && one.coverage().equals(other.coverage())
                && (one.patient() == null) == (other.patient() == null);
    }

    private int subscriber(List<Claim> claims, int first, int parent, ClaimSegments claimWriter) {
        Claim begun = claims.get(first);
        int level = writer.level(parent, "22", begun.patient() != null);
        Coverage coverage = begun.coverage();
        coverage(coverage);
        insured(coverage.subscriber());
        elements.party(coverage.payer());
        int from = first;
        while (from < claims.size() && sameCoverage(begun, claims.get(from))) {
            if (begun.patient() == null) {
                claimWriter.write(claims.get(from));
                from++;
            } else {
                from = patient(claims, from, level, claimWriter);
            }
        }
        return from;
    }

    private void coverage(Coverage coverage) {
        writer.segment("SBR")
                .put(coverage.rank())
                .put(coverage.relationship())
                .put(coverage.group())
                .put(coverage.plan())
                .put(coverage.secondaryType())
                .skip(3)
                .put(coverage.filing())
                .end();
    }

    private void insured(Party person) {
        elements.name(person);
        elements.address(person.address());
        elements.demographics(person);
        person.references().forEach(elements::reference);
        person.contacts().forEach(elements::contact);
    }

    private int patient(List<Claim> claims, int first, int parent, ClaimSegments claimWriter) {
        Claim begun = claims.get(first);
        writer.level(parent, "23", false);
        writer.segment("PAT").put(begun.relationship()).end();
        insured(Objects.requireNonNull(begun.patient(), "no patient"));
        int from = first;
        while (from < claims.size() && samePatient(begun, claims.get(from))) {
            claimWriter.write(claims.get(from));
            from++;
        }
        return from;
    }

    private static boolean samePatient(Claim one, Claim other) {
        return sameCoverage(one, other)
                && Objects.equals(one.patient(), other.patient())
                && one.relationship().equals(other.relationship());
    }

    /** A note, or a K3 that holds what has no place of its own. */
    static void note(X12Writer writer, Reference note) {
        SegmentDraft draft = note.qualifier().equals("K3")
                ? writer.segment("K3").put(note.value())
                : writer.segment("NTE").put(note.qualifier()).put(note.value());
        draft.end();
    }
}
