package org.tallystick.lib.claims;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.InterchangeStarted;
import org.tallystick.lib.x12.X12Reader;

/**
 * Puts the claims of files through all edits. Numbers of claims and interchanges and services are remembered from file to
 * file, so that a repetition is seen.
 */
public final class Scrubbing {
    private static final String ERROR = "E";
    private static final Set<ProblemCode> TRAILERS =
            Set.of(ProblemCode.X12_TRANSACTION, ProblemCode.X12_GROUP, ProblemCode.X12_INTERCHANGE);

    private final Given given;
    private final Set<String> interchanges = new HashSet<>();
    private final Set<String> claimNumbers = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    private final Map<Place, Finding> findings = new LinkedHashMap<>();
    private final Map<Long, Integer> lineOf = new HashMap<>();
    private int claims;

    private record Place(String rule, long segment, int element, String sentence) {}

    public Scrubbing(Given given) {
        this.given = given;
    }

    /**
     * What was found in a file.
     *
     * @param claims how many it holds
     */
    public record Answer(int claims, List<Finding> findings) {
        public Answer {
            findings = List.copyOf(findings);
        }
    }

    /** The edits that do not run, by id, with what is missing. */
    public Map<String, String> notRun() {
        Map<String, String> missing = new LinkedHashMap<>();
        Catalogue.edits().forEach(edit -> edit.missing(given).ifPresent(what -> missing.put(edit.id(), what)));
        return missing;
    }

    /**
     * Reads a file to its end; the caller closes it. No content makes it throw.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    public Answer file(InputStream source) {
        findings.clear();
        claims = 0;
        var file = new ClaimFile(this::claim);
        try (X12Reader reader = X12Reader.open(source, ReadLimits.defaults())) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case X12Event.ProblemFound found -> problem(found.problem());
                    case InterchangeStarted started -> interchange(started);
                    default -> {}
                }
                file.take(event);
            }
        }
        if (!file.sawClaims()) {
            add(new Finding(
                    "SCR-FILE",
                    ERROR,
                    "",
                    0,
                    "",
                    "",
                    0,
                    0,
                    -1,
                    "There is no transaction 837 in the file.",
                    "Give a file of claims."));
        }
        return new Answer(claims, List.copyOf(findings.values()));
    }

    private void add(Finding finding) {
        findings.putIfAbsent(
                new Place(finding.rule(), finding.segmentNumber(), finding.element(), finding.sentence()), finding);
    }

    private void interchange(InterchangeStarted started) {
        if (!interchanges.add(started.sender() + "|" + started.receiver() + "|" + started.control())) {
            Edit edit = Catalogue.edit("F01");
            Piece header = Piece.of("ISA", started.header(), started.location());
            add(finding(edit, ERROR, "", 0, new Hits.Hit(header, 13, "The interchange number was used before.", "")));
        }
    }

    private void problem(Problem problem) {
        boolean counted = TRAILERS.contains(problem.code())
                && problem.messageKey().equals(problem.code().text());
        boolean paired = TRAILERS.contains(problem.code()) || problem.code() == ProblemCode.X12_HEADER;
        String sentence = problem.message(Problem.catalogue(Locale.ENGLISH));
        String rule = problem.code().text();
        String fix = "Have the file written again by the system it comes from.";
        if (counted || paired) {
            Edit edit = Catalogue.edit(counted ? "F02" : "F01");
            rule = edit.code();
            fix = edit.fix();
        }
        String severity = paired || problem.severity().blocks() ? ERROR : "W";
        var at = problem.location();
        add(new Finding(rule, severity, "", 0, "", "", at.segment(), at.element(), at.offset(), sentence, fix));
    }

    private void claim(ClaimInFile claim) {
        claims++;
        lineOf.clear();
        claim.lines()
                .forEach(line -> line.pieces()
                        .forEach(piece -> lineOf.put(piece.location().segment(), line.number())));
        for (Edit edit : Catalogue.edits()) {
            if (edit.isFor(claim) && edit.missing(given).isEmpty()) {
                run(edit, claim);
            }
        }
    }

    private void run(Edit edit, ClaimInFile claim) {
        var hits = new Hits();
        Check check = Catalogue.allChecks().get(edit.id());
        if (check != null) {
            check.look(claim, given, hits);
        }
        switch (edit.id()) {
            case "F04" -> repeatedNumber(claim, hits);
            case "S13" -> repeatedServices(claim, hits);
            default -> {}
        }
        for (Hits.Hit hit : hits.found()) {
            String severity = severity(edit, hit, claim);
            if (!severity.equals("off")) {
                add(finding(
                        edit,
                        severity,
                        claim.id(),
                        lineOf.getOrDefault(hit.piece().location().segment(), 0),
                        hit));
            }
        }
    }

    private String severity(Edit edit, Hits.Hit hit, ClaimInFile claim) {
        String usual = hit.severity().isEmpty() ? edit.severity() : hit.severity();
        PayerRules.SeverityRule other = given.payer(claim).severities().get(edit.id());
        if (other == null || edit.fixed()) {
            return usual;
        }
        return claim.firstDay().filter(other::holds).isPresent() ? other.severity() : usual;
    }

    private static Finding finding(Edit edit, String severity, String claim, int line, Hits.Hit hit) {
        Piece piece = hit.piece();
        return new Finding(
                edit.code(),
                severity,
                claim,
                line,
                piece.loop(),
                piece.id(),
                piece.location().segment(),
                hit.element(),
                piece.location().offset(),
                hit.seen(),
                edit.fix());
    }

    private void repeatedNumber(ClaimInFile claim, Hits hits) {
        if (!claim.id().isEmpty() && !claimNumbers.add(claim.id())) {
            hits.at(claim.claim(), 1, "Another claim has the same number.");
        }
    }

    /** A replacement repeats its services by nature. */
    private void repeatedServices(ClaimInFile claim, Hits hits) {
        if (!claim.claim().component(5, 3).equals("1")) {
            return;
        }
        String patient = claim.find("2010BA", "NM1").map(piece -> piece.text(9)).orElse("")
                + claim.find(claim.patientLoop(), "NM1")
                        .map(piece -> piece.text(3) + "|" + piece.text(4))
                        .orElse("")
                + CoverageEdits.born(claim);
        String provider = claim.billing().map(piece -> piece.text(9)).orElse("")
                + claim.find("2310B", "NM1").map(piece -> piece.text(9)).orElse("");
        for (Line line : claim.lines()) {
            List<Object> key =
                    new ArrayList<>(List.of(patient, provider, claim.payer(), line.days(), line.procedure()));
            key.addAll(line.modifiers().stream().sorted().toList());
            key.add(line.units().map(Object::toString).orElse(""));
            key.add(claim.institutional() ? line.service().text(1) : "");
            if (!line.procedure().isEmpty() && !services.add(key.toString())) {
                hits.at(line.service(), line.procedureElement(), "The same service stands on an earlier line.");
            }
        }
    }
}
