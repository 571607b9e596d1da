package org.tallystick.lib.x12.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.claim.Claim;
import org.tallystick.lib.x12.claim.Claim.Admission;
import org.tallystick.lib.x12.claim.Claim.Attestation;
import org.tallystick.lib.x12.claim.Claim.Place;
import org.tallystick.lib.x12.claim.Claim.RelatedCause;
import org.tallystick.lib.x12.claim.ClaimCode;
import org.tallystick.lib.x12.claim.ClaimKind;
import org.tallystick.lib.x12.claim.ClaimWriter;
import org.tallystick.lib.x12.claim.Coverage;
import org.tallystick.lib.x12.claim.OtherCoverage;
import org.tallystick.lib.x12.claim.ServiceLine;
import org.tallystick.lib.x12.claim.ServiceLine.Drug;
import org.tallystick.lib.x12.claim.ServiceLine.LineAdjudication;
import org.tallystick.lib.x12.claim.Submission;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;

/** Invented claims from a seed: some share provider, coverage and patient, some have another plan that decided. */
public record InventedClaims(Submission submission, List<Claim> claims) {
    private static final String OTHER_PAYER = "60054";

    public static InventedClaims of(ClaimKind kind, long seed, int claims) {
        var invented = new Invented(seed);
        List<Claim> made = new ArrayList<>();
        Party billing = billing(invented);
        Party payTo = null;
        Coverage coverage = coverage(invented, false);
        Party patient = null;
        for (int i = 0; i < claims; i++) {
            if (invented.chance(200)) {
                billing = billing(invented);
                payTo = invented.chance(300)
                        ? Party.organisation("87", "", "", "").living(invented.address())
                        : null;
            }
            if (invented.chance(500)) {
                boolean other = invented.chance(400);
                coverage = coverage(invented, other);
                patient = other ? patient(invented) : null;
            }
            made.add(claim(kind, invented, billing, payTo, coverage, patient));
        }
        var submission = new Submission(
                kind,
                "0001",
                "00",
                invented.id("B"),
                Invented.TODAY,
                Invented.NOW,
                "CH",
                invented.organisation("41", "46").reachedAt(List.of(invented.contact("IC"))),
                invented.organisation("40", "46"));
        return new InventedClaims(submission, made);
    }

    private static Party billing(Invented invented) {
        return Party.organisation("85", "Mercy Clinic", "XX", "1234567893")
                .living(invented.address())
                .specialised(invented.chance(700) ? "207Q00000X" : "")
                .referredTo(List.of(new Reference("EI", "12" + invented.dice().between(1_000_000, 9_999_999))));
    }

    private static Coverage coverage(Invented invented, boolean other) {
        Party subscriber = invented.person("IL");
        return new Coverage(
                "P",
                other ? "" : "18",
                invented.chance(500) ? invented.id("G") : "",
                "",
                "",
                "CI",
                other ? subscriber.born(null, "") : subscriber,
                invented.organisation("PR", "PI").living(invented.address()));
    }

    private static Party patient(Invented invented) {
        Party person = invented.person("QC");
        return Party.person("QC", person.name(), person.first(), "", "")
                .living(person.address())
                .born(person.born(), person.sex());
    }

    private static Claim claim(
            ClaimKind kind,
            Invented invented,
            Party billing,
            @Nullable Party payTo,
            Coverage coverage,
            @Nullable Party patient) {
        boolean institutional = kind == ClaimKind.INSTITUTIONAL;
        boolean secondary = invented.chance(300);
        List<ServiceLine> lines = new ArrayList<>();
        int count = 1 + invented.dice().below(6);
        Money charge = Money.zero(Elements.DOLLAR);
        for (int i = 0; i < count; i++) {
            ServiceLine line = line(invented, institutional, secondary);
            charge = charge.plus(line.charge());
            lines.add(line);
        }
        boolean replaces = invented.chance(200);
        return new Claim(
                billing,
                payTo,
                coverage,
                patient,
                patient == null ? "" : "19",
                invented.id("C"),
                charge,
                new Place(institutional ? "13" : "11", institutional ? "A" : "B", replaces ? "7" : "1"),
                new Attestation(institutional ? "" : "Y", "A", "Y", "Y", institutional ? "" : "P"),
                !institutional && invented.chance(200) ? new RelatedCause(List.of("AA"), "IL") : RelatedCause.NONE,
                institutional ? new Admission("1", "7", "30") : Admission.NONE,
                periods(invented, institutional),
                invented.chance(300)
                        ? List.of(new Supplement(institutional ? "F3" : "F5", invented.money(1, 20_00)))
                        : List.of(),
                references(invented, replaces),
                invented.chance(200) ? List.of(new Reference("ADD", "SEEN TWICE")) : List.of(),
                codes(invented, institutional),
                List.of(invented.named(institutional ? "71" : "82", "XX")
                        .specialised(institutional ? "" : "207Q00000X")),
                secondary ? List.of(other(invented)) : List.of(),
                lines);
    }

    private static List<Period> periods(Invented invented, boolean institutional) {
        return institutional
                ? List.of(
                        Period.between("434", Invented.TODAY.minusDays(3), Invented.TODAY),
                        new Period("435", Invented.TODAY.minusDays(3), null, Invented.NOW))
                : List.of(Period.on("439", invented.day()));
    }

    private static List<Reference> references(Invented invented, boolean replaces) {
        List<Reference> references = new ArrayList<>();
        if (replaces) {
            references.add(new Reference("F8", invented.id("ICN")));
        }
        references.add(new Reference("EA", invented.id("E")));
        return references;
    }

    private static List<ClaimCode> codes(Invented invented, boolean institutional) {
        List<ClaimCode> codes = new ArrayList<>(List.of(
                institutional ? new ClaimCode("ABK", "J0190", null, null, null, "Y") : ClaimCode.of("ABK", "J0190")));
        codes.addAll(invented.some(
                11, () -> ClaimCode.of("ABF", "Z" + invented.dice().between(100, 999))));
        if (institutional) {
            codes.add(new ClaimCode("BI", "71", Invented.TODAY.minusDays(9), Invented.TODAY, null, ""));
            codes.add(new ClaimCode("BH", "11", Invented.TODAY, null, null, ""));
            codes.add(new ClaimCode("BE", "80", null, null, invented.money(1, 90_00), ""));
            codes.add(ClaimCode.of("BG", "09"));
        }
        return codes;
    }

    private static OtherCoverage other(Invented invented) {
        Party payer = Party.organisation("PR", "Other Plan", "PI", OTHER_PAYER)
                .referredTo(List.of(new Reference("F8", invented.id("ICN"))));
        return new OtherCoverage(
                new Coverage(
                        "S", "18", "", "", "", "CI", invented.named("IL", "MI").living(invented.address()), payer),
                List.of(),
                List.of(new Supplement("D", invented.money(1, 99_00))),
                "Y",
                "Y",
                List.of("MA01"),
                List.of(Period.on("573", invented.day())),
                List.of());
    }

    private static ServiceLine line(Invented invented, boolean institutional, boolean decided) {
        return new ServiceLine(
                invented.procedure(),
                institutional ? "0450" : "",
                invented.money(1, 900_00),
                "UN",
                invented.count(),
                !institutional && invented.chance(200) ? "12" : "",
                institutional ? List.of() : List.of("1"),
                !institutional && invented.chance(100) ? "Y" : "",
                institutional && invented.chance(200) ? invented.money(1, 90_00) : null,
                List.of(Period.on("472", invented.day())),
                List.of(new Reference("6R", invented.id("L"))),
                List.of(),
                List.of(),
                invented.chance(200) ? new Drug("00026063512", BigDecimal.TEN, "ML") : null,
                List.of(),
                decided ? List.of(adjudication(invented, institutional)) : List.of());
    }

    private static LineAdjudication adjudication(Invented invented, boolean institutional) {
        return new LineAdjudication(
                OTHER_PAYER,
                invented.money(0, 90_00),
                invented.procedure(),
                institutional ? "0450" : "",
                BigDecimal.ONE,
                "",
                List.of(
                        Adjustment.of("CO", "45", invented.money(1, 90_00)),
                        Adjustment.of("CO", "253", invented.money(1, 90)),
                        Adjustment.of("PR", "2", invented.money(1, 90_00))),
                List.of(Period.on("573", invented.day())),
                List.of(new Supplement("EAF", invented.money(1, 90_00))));
    }

    /** The interchange that holds them. */
    public byte[] file() {
        return Files.written(
                ClaimWriter.FUNCTIONAL,
                submission.kind().version(),
                writer -> new ClaimWriter(writer).write(submission, claims));
    }
}
