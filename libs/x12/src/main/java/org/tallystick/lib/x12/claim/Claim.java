package org.tallystick.lib.x12.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;

/**
 * One claim (CLM with what stands above and below it).
 *
 * @param billing NM1 85
 * @param payTo NM1 87, where payments go elsewhere
 * @param coverage the plan it is sent to
 * @param patient NM1 QC, null when the subscriber is the patient
 * @param relationship of the patient to the subscriber (PAT01)
 * @param id our number of the claim (CLM01)
 * @param charge CLM02
 * @param place CLM05
 * @param attestation what provider and patient agreed to (CLM06 to CLM10)
 * @param cause what it is related to (CLM11)
 * @param admission CL1
 * @param supplements AMT: F5 paid by the patient
 * @param references REF: F8 the payer's number of the claim this replaces, G1 an authorization, EA a record
 * @param notes NTE and K3
 * @param codes HI, in order
 * @param providers NM1 of the claim: DN referring, 82 rendering, 77 facility, 71 attending and others
 * @param others SBR: other plans
 */
public record Claim(
        Party billing,
        @Nullable Party payTo,
        Coverage coverage,
        @Nullable Party patient,
        String relationship,
        String id,
        Money charge,
        Place place,
        Attestation attestation,
        RelatedCause cause,
        Admission admission,
        List<Period> periods,
        List<Supplement> supplements,
        List<Reference> references,
        List<Reference> notes,
        List<ClaimCode> codes,
        List<Party> providers,
        List<OtherCoverage> others,
        List<ServiceLine> lines) {
    public Claim {
        periods = List.copyOf(periods);
        supplements = List.copyOf(supplements);
        references = List.copyOf(references);
        notes = List.copyOf(notes);
        codes = List.copyOf(codes);
        providers = List.copyOf(providers);
        others = List.copyOf(others);
        lines = List.copyOf(lines);
    }

    /**
     * Where, and for which time it is sent.
     *
     * @param code place of service, or the first two digits of the type of bill
     * @param qualifier B or A
     * @param frequency 1 an original, 7 a replacement, 8 a void; as the file writes it
     */
    public record Place(String code, String qualifier, String frequency) {}

    /**
     * What provider and patient agreed to.
     *
     * @param signature of the provider, Y or N (CLM06)
     * @param assignment A, B or C (CLM07)
     * @param benefits assigned to the provider, Y, N or W (CLM08)
     * @param release of information, Y or I (CLM09)
     * @param patientSignature P when given by another (CLM10)
     */
    public record Attestation(
            String signature, String assignment, String benefits, String release, String patientSignature) {}

    /**
     * What a claim is related to.
     *
     * @param causes AA a car accident, EM employment, OA another accident
     * @param state where a car accident was
     */
    public record RelatedCause(List<String> causes, String state) {
        /** Nothing. */
        public static final RelatedCause NONE = new RelatedCause(List.of(), "");

        public RelatedCause {
            causes = List.copyOf(causes);
        }
    }

    /** Type, source and patient status of an institutional stay (CL1). */
    public record Admission(String type, String source, String status) {
        /** None. */
        public static final Admission NONE = new Admission("", "", "");
    }

    /** Principal and other diagnoses, in order. */
    public List<String> diagnoses() {
        return codes.stream()
                .filter(ClaimCode::isDiagnosis)
                .map(ClaimCode::code)
                .toList();
    }
}
