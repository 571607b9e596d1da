package org.tallystick.lib.x12.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Moments;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.claim.Claim.Admission;
import org.tallystick.lib.x12.claim.Claim.Attestation;
import org.tallystick.lib.x12.claim.Claim.Place;
import org.tallystick.lib.x12.claim.Claim.RelatedCause;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.PartyDraft;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;

/** A claim of an 837 while it is read. */
final class OpenClaim {
    private static final int MOST = 100_000;
    private static final int DAY = 8;

    private final Location location;
    private final Location chargedAt;
    private final String id;
    private final Money charge;
    private final Place place;
    private final Attestation attestation;
    private final RelatedCause cause;
    private Admission admission = Admission.NONE;
    private final List<Period> periods = new ArrayList<>(1);
    private final List<Supplement> supplements = new ArrayList<>(0);
    private final List<Reference> references = new ArrayList<>(1);
    private final List<Reference> notes = new ArrayList<>(0);
    private final List<ClaimCode> codes = new ArrayList<>(3);
    private final List<Party> providers = new ArrayList<>(1);
    private final List<OtherCoverage> others = new ArrayList<>(0);
    private final List<ServiceLine> lines = new ArrayList<>();
    private @Nullable PartyDraft party;
    private @Nullable OpenCoverage other;
    private @Nullable OpenLine line;
    private int held;

    /** Begun by CLM. */
    OpenClaim(Elements read) {
        location = read.location();
        chargedAt = read.location(2);
        id = read.text(1);
        charge = read.money(2);
        place = new Place(read.component(5, 1), read.component(5, 2), read.component(5, 3));
        if (place.frequency().length() > 1) {
            read.report(Problem.of(
                            Severity.WARN,
                            ProblemCode.CLAIM_ORDER,
                            location.component(read.segment(), 5, 0, 3),
                            "CLM05-3")
                    .saying("code"));
        }
        attestation = new Attestation(read.text(6), read.text(7), read.text(8), read.text(9), read.text(10));
        cause = read.segment().isEmpty(11)
                ? RelatedCause.NONE
                : new RelatedCause(
                        read.components(11, 1, 3).stream()
                                .filter(code -> !code.isEmpty())
                                .toList(),
                        read.component(11, 4));
    }

    /** False for a segment that belongs to no claim, or when the claim has grown beyond all measure. */
    boolean take(Elements read) {
        if (++held > MOST) {
            return false;
        }
        if (read.is("LX")) {
            closeParts();
            line = new OpenLine();
            return true;
        }
        if (read.is("SBR")) {
            closeParts();
            other = new OpenCoverage(read);
            return true;
        }
        if (line != null) {
            return line.take(read);
        }
        return other != null ? other.take(read) : describe(read);
    }

    boolean isFull() {
        return held > MOST;
    }

    private boolean describe(Elements read) {
        if (read.is("NM1")) {
            closeParts();
            party = PartyDraft.of(read);
            return true;
        }
        if (party != null && party.take(read)) {
            return true;
        }
        switch (read.id()) {
            case "DTP" -> periods.add(read.period());
            case "CL1" -> admission = new Admission(read.text(1), read.text(2), read.text(3));
            case "AMT" -> supplements.add(read.supplement());
            case "REF" -> references.add(read.reference());
            case "NTE" -> notes.add(read.reference());
            case "K3" -> notes.add(new Reference("K3", read.text(1)));
            case "HI" -> codes(read);
            case "PWK", "CN1", "CR1", "CR2", "CR3", "CR5", "CRC", "HCP", "QTY", "DN1", "DN2" -> {} // read over
            default -> {
                return false;
            }
        }
        return true;
    }

    private void codes(Elements read) {
        for (int i = 1; i <= read.segment().size(); i++) {
            if (read.segment().isEmpty(i)) {
                continue;
            }
            String days = read.component(i, 4);
            int hyphen = days.indexOf('-');
            String first = hyphen < 0 ? days : days.substring(0, hyphen);
            codes.add(new ClaimCode(
                    read.component(i, 1),
                    read.component(i, 2),
                    Moments.day(first.substring(0, Math.min(DAY, first.length())))
                            .orElse(null),
                    hyphen < 0 ? null : Moments.day(days.substring(hyphen + 1)).orElse(null),
                    read.componentMoney(i, 5),
                    read.component(i, 9)));
        }
    }

    private void closeParts() {
        if (party != null) {
            providers.add(party.done());
            party = null;
        }
        if (other != null) {
            others.add(other.done());
            other = null;
        }
        if (line != null) {
            lines.add(line.done());
            line = null;
        }
    }

    Location location() {
        return location;
    }

    /** Where CLM02 stands. */
    Location chargedAt() {
        return chargedAt;
    }

    Claim done(Party billing, @Nullable Party payTo, Coverage coverage, @Nullable Party patient, String relationship) {
        closeParts();
        return new Claim(
                billing,
                payTo,
                coverage,
                patient,
                relationship,
                id,
                charge,
                place,
                attestation,
                cause,
                admission,
                periods,
                supplements,
                references,
                notes,
                codes,
                providers,
                others,
                lines);
    }
}
