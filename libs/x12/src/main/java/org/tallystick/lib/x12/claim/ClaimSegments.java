package org.tallystick.lib.x12.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tallystick.lib.x12.claim.ServiceLine.Drug;
import org.tallystick.lib.x12.claim.ServiceLine.LineAdjudication;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.write.ElementsWriter;
import org.tallystick.lib.x12.write.SegmentDraft;
import org.tallystick.lib.x12.write.X12Writer;

/** Writes one claim, from CLM to its last line. */
final class ClaimSegments {
    private static final int MOST_CODES = 12;
    private static final int STATE = 4;
    private static final Set<String> TOGETHER = Set.of("ABK", "ABF", "BK", "BF");

    private final X12Writer writer;
    private final ClaimKind kind;
    private final ElementsWriter elements;

    ClaimSegments(X12Writer writer, ClaimKind kind) {
        this.writer = writer;
        this.kind = kind;
        this.elements = new ElementsWriter(writer);
    }

    void write(Claim claim) {
        heading(claim);
        claim.periods().forEach(elements::period);
        Claim.Admission admission = claim.admission();
        if (!admission.equals(Claim.Admission.NONE)) {
            writer.segment("CL1")
                    .put(admission.type())
                    .put(admission.source())
                    .put(admission.status())
                    .end();
        }
        claim.supplements().forEach(elements::supplement);
        claim.references().forEach(elements::reference);
        claim.notes().forEach(note -> ClaimWriter.note(writer, note));
        codes(claim.codes());
        claim.providers().forEach(this::provider);
        claim.others().forEach(this::other);
        writer.restartLines();
        claim.lines().forEach(this::line);
    }

    private void heading(Claim claim) {
        Claim.Attestation attestation = claim.attestation();
        List<String> cause = new ArrayList<>(claim.cause().causes());
        while (!claim.cause().state().isEmpty() && cause.size() < STATE - 1) {
            cause.add("");
        }
        cause.add(claim.cause().state());
        writer.segment("CLM")
                .put(claim.id())
                .put(claim.charge())
                .skip(2)
                .composite(
                        claim.place().code(),
                        claim.place().qualifier(),
                        claim.place().frequency())
                .put(attestation.signature())
                .put(attestation.assignment())
                .put(attestation.benefits())
                .put(attestation.release())
                .put(attestation.patientSignature())
                .composite(cause)
                .end();
    }

    /** Diagnoses of a professional claim share a segment; other codes do so with those of their kind. */
    private void codes(List<ClaimCode> codes) {
        List<ClaimCode> together = new ArrayList<>();
        for (ClaimCode code : codes) {
            if (!together.isEmpty() && (together.size() == MOST_CODES || !belong(together.getLast(), code))) {
                hi(together);
                together.clear();
            }
            together.add(code);
        }
        if (!together.isEmpty()) {
            hi(together);
        }
    }

    private boolean belong(ClaimCode one, ClaimCode other) {
        boolean diagnoses = kind != ClaimKind.INSTITUTIONAL
                && TOGETHER.contains(one.qualifier())
                && TOGETHER.contains(other.qualifier());
        return diagnoses || one.qualifier().equals(other.qualifier());
    }

    private void hi(List<ClaimCode> codes) {
        SegmentDraft draft = writer.segment("HI");
        for (ClaimCode code : codes) {
            String from = code.from() == null ? "" : SegmentDraft.text(code.from());
            boolean span = code.through() != null;
            draft.composite(
                    code.qualifier(),
                    code.code(),
                    from.isEmpty() ? "" : span ? "RD8" : "D8",
                    code.through() == null ? from : from + "-" + SegmentDraft.text(code.through()),
                    code.amount() == null ? "" : SegmentDraft.text(code.amount()),
                    "",
                    "",
                    "",
                    code.present());
        }
        draft.end();
    }

    private void provider(Party provider) {
        elements.name(provider);
        if (!provider.taxonomy().isEmpty()) {
            writer.segment("PRV")
                    .put(provider.role().equals("71") ? "AT" : "PE")
                    .put("PXC")
                    .put(provider.taxonomy())
                    .end();
        }
        elements.address(provider.address());
        provider.references().forEach(elements::reference);
        provider.contacts().forEach(elements::contact);
    }

    private void other(OtherCoverage other) {
        Coverage coverage = other.coverage();
        writer.segment("SBR")
                .put(coverage.rank())
                .put(coverage.relationship())
                .put(coverage.group())
                .put(coverage.plan())
                .put(coverage.secondaryType())
                .skip(3)
                .put(coverage.filing())
                .end();
        elements.adjustments(other.adjustments());
        other.supplements().forEach(elements::supplement);
        writer.segment("OI")
                .skip(2)
                .put(other.assignment())
                .skip(2)
                .put(other.release())
                .end();
        if (!other.remarks().isEmpty()) {
            SegmentDraft draft = writer.segment("MOA").skip(2);
            other.remarks().forEach(draft::put);
            draft.end();
        }
        elements.party(coverage.subscriber());
        elements.name(coverage.payer());
        elements.address(coverage.payer().address());
        other.periods().forEach(elements::period);
        coverage.payer().references().forEach(elements::reference);
        other.providers().forEach(elements::party);
    }

    private void line(ServiceLine line) {
        writer.line();
        if (kind == ClaimKind.INSTITUTIONAL) {
            institutional(line);
        } else {
            professional(line);
        }
        line.periods().forEach(elements::period);
        line.references().forEach(elements::reference);
        line.supplements().forEach(elements::supplement);
        line.notes().forEach(note -> ClaimWriter.note(writer, note));
        Drug drug = line.drug();
        if (drug != null) {
            writer.segment("LIN").skip(1).put("N4").put(drug.code()).end();
            writer.segment("CTP")
                    .skip(3)
                    .put(drug.quantity())
                    .composite(drug.unit())
                    .end();
        }
        line.providers().forEach(this::provider);
        line.adjudications().forEach(this::adjudication);
    }

    private void professional(ServiceLine line) {
        writer.segment("SV1")
                .put(line.procedure())
                .put(line.charge())
                .put(line.unit())
                .put(line.quantity())
                .put(line.place())
                .skip(1)
                .composite(line.pointers())
                .skip(1)
                .put(line.emergency())
                .end();
    }

    private void institutional(ServiceLine line) {
        writer.segment("SV2")
                .put(line.revenue())
                .put(line.procedure())
                .put(line.charge())
                .put(line.unit())
                .put(line.quantity())
                .skip(1)
                .put(line.nonCovered())
                .end();
    }

    private void adjudication(LineAdjudication decided) {
        writer.segment("SVD")
                .put(decided.payer())
                .put(decided.paid())
                .put(decided.procedure())
                .put(decided.revenue())
                .put(decided.quantity())
                .put(decided.bundledInto())
                .end();
        elements.adjustments(decided.adjustments());
        decided.periods().forEach(elements::period);
        decided.supplements().forEach(elements::supplement);
    }
}
