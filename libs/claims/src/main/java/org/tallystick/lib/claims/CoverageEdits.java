package org.tallystick.lib.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tallystick.lib.x12.Moments;

/** C: who is insured, and with whom. */
final class CoverageEdits {
    private static final int OLDEST = 120;
    private static final String ORDER = "PSTABCDEFGH";
    private static final Set<String> MEDICARE = Set.of("MA", "MB");

    private CoverageEdits() {}

    static Map<String, Check> checks() {
        Map<String, Check> checks = new HashMap<>();
        checks.put("C01", CoverageEdits::member);
        checks.put("C02", CoverageEdits::birth);
        checks.put("C03", CoverageEdits::sex);
        checks.put("C04", CoverageEdits::levels);
        checks.put("C06", CoverageEdits::payer);
        checks.put("C07", CoverageEdits::order);
        checks.put("C08", CoverageEdits::medicare);
        checks.put("C09", CoverageEdits::decided);
        checks.put("C11", CoverageEdits::accident);
        checks.put("C12", CoverageEdits::compensation);
        return checks;
    }

    private static void member(ClaimInFile claim, Given given, Hits hits) {
        Optional<Piece> member = claim.find("2010BA", "NM1");
        String id = member.map(piece -> piece.text(9)).orElse("");
        String pattern = given.payer(claim).memberId();
        if (id.isEmpty()) {
            hits.at(claim.orClaim(member), member.isPresent() ? 9 : 0, "The subscriber has no member id.");
        } else if (!pattern.isEmpty() && !Pattern.matches(pattern, id)) {
            hits.at(claim.orClaim(member), 9, "The member id has not the form of this payer.");
        }
    }

    private static Optional<Piece> person(ClaimInFile claim) {
        return claim.find(claim.patientLoop(), "DMG");
    }

    static Optional<LocalDate> born(ClaimInFile claim) {
        return person(claim).filter(piece -> piece.text(2).length() == 8).flatMap(piece -> Moments.day(piece.text(2)));
    }

    static String sex(ClaimInFile claim) {
        return person(claim).map(piece -> piece.text(3)).orElse("");
    }

    private static void birth(ClaimInFile claim, Given given, Hits hits) {
        Optional<LocalDate> day = claim.firstDay();
        Optional<LocalDate> born = born(claim);
        if (day.isPresent() && born.isPresent()) {
            boolean before = !born.get().isAfter(day.get());
            boolean young = !born.get().plusYears(OLDEST + 1).isBefore(day.get());
            if (!before || !young) {
                hits.at(claim.orClaim(person(claim)), 2, "The birth date does not fit the day of service.");
            }
        }
    }

    private static void sex(ClaimInFile claim, Given given, Hits hits) {
        person(claim)
                .filter(piece -> !Set.of("M", "F", "U").contains(piece.text(3)))
                .ifPresent(piece -> hits.at(piece, 3, "Sex is not M, F or U."));
    }

    private static void levels(ClaimInFile claim, Given given, Hits hits) {
        Optional<Piece> coverage = claim.find("2000B", "SBR");
        boolean self = coverage.filter(piece -> piece.text(2).equals("18")).isPresent();
        if (self && claim.hasPatientLevel()) {
            hits.at(claim.orClaim(coverage), 2, "The subscriber is the patient, and there is a patient level.");
        } else if (!self && !claim.hasPatientLevel()) {
            hits.at(claim.orClaim(coverage), 2, "The subscriber is not the patient, and there is no patient level.");
        } else if (claim.hasPatientLevel()
                && claim.find("2000C", "PAT")
                        .map(piece -> piece.text(1))
                        .orElse("")
                        .isEmpty()) {
            hits.at(claim.orClaim(claim.find("2000C", "PAT")), 1, "The patient has no relationship to the subscriber.");
        }
    }

    private static void payer(ClaimInFile claim, Given given, Hits hits) {
        if (!given.payers().containsKey(claim.payer())) {
            hits.at(claim.orClaim(claim.find("2010BB", "NM1")), 9, "There are no rules for this payer id.");
        }
    }

    private static List<Piece> coverages(ClaimInFile claim) {
        List<Piece> coverages = new ArrayList<>();
        claim.find("2000B", "SBR").ifPresent(coverages::add);
        claim.in("2320", "SBR").forEach(coverages::add);
        return coverages;
    }

    private static void order(ClaimInFile claim, Given given, Hits hits) {
        Set<String> ranks = new HashSet<>();
        List<Piece> coverages = coverages(claim);
        for (Piece coverage : coverages) {
            String rank = coverage.text(1);
            if (!rank.equals("U") && !ranks.add(rank)) {
                hits.at(coverage, 1, "Two payers have the rank " + rank + ".");
            }
        }
        for (Piece coverage : coverages) {
            int place = ORDER.indexOf(coverage.text(1));
            if (coverage.text(1).length() == 1 && place > 0 && !ranks.contains(ORDER.substring(place - 1, place))) {
                hits.at(coverage, 1, "No payer has the rank before " + coverage.text(1) + ".");
            }
        }
    }

    private static void medicare(ClaimInFile claim, Given given, Hits hits) {
        claim.find("2000B", "SBR")
                .filter(piece ->
                        MEDICARE.contains(piece.text(9)) && !piece.text(1).equals("P"))
                .filter(piece -> piece.text(5).isEmpty())
                .ifPresent(piece -> hits.at(piece, 5, "Medicare is not the first payer, and SBR05 is empty."));
    }

    /** Checked for every other payer that says what it paid. */
    private static void decided(ClaimInFile claim, Given given, Hits hits) {
        List<Piece> group = new ArrayList<>();
        for (Piece piece : claim.own()) {
            if (piece.loop().equals("2320") && piece.is("SBR")) {
                balance(claim, group, hits);
                group.clear();
            }
            if (piece.loop().startsWith("232") || piece.loop().startsWith("233")) {
                group.add(piece);
            }
        }
        balance(claim, group, hits);
    }

    private static void balance(ClaimInFile claim, List<Piece> other, Hits hits) {
        if (other.isEmpty()) {
            return;
        }
        Optional<Piece> paid =
                other.stream().filter(piece -> piece.is("AMT", "D")).findFirst();
        String payer = other.stream()
                .filter(piece -> piece.loop().equals("2330B") && piece.is("NM1"))
                .map(piece -> piece.text(9))
                .findFirst()
                .orElse("");
        BigDecimal adjusted = adjustments(other);
        boolean lineLevel = false;
        for (Line line : claim.lines()) {
            List<Piece> part = adjudication(line, payer);
            if (!part.isEmpty()) {
                lineLevel = true;
                BigDecimal less = adjustments(part);
                adjusted = adjusted.add(less);
                Piece decision = part.getFirst();
                if (line.charge().subtract(less).compareTo(decision.amount(2)) != 0) {
                    hits.at(decision, 2, "The line's charge less its adjustments is not what the other payer paid.");
                }
            }
        }
        int rank = ORDER.indexOf(other.getFirst().text(1));
        int ours = ORDER.indexOf(
                claim.find("2000B", "SBR").map(piece -> piece.text(1)).orElse(""));
        if (paid.isEmpty() && rank >= 0 && ours > rank) {
            hits.at(other.getFirst(), 0, "A payer before this one has not said what it paid.");
        } else if (paid.isPresent() && (lineLevel || adjusted.signum() != 0 || ours > rank)) {
            BigDecimal left = claim.claim().amount(2).subtract(adjusted);
            if (left.compareTo(paid.get().amount(2)) != 0) {
                hits.at(paid.get(), 2, "The claim's charge less all adjustments is not what the other payer paid.");
            }
        }
    }

    private static List<Piece> adjudication(Line line, String payer) {
        List<Piece> part = new ArrayList<>();
        boolean in = false;
        for (Piece piece : line.pieces()) {
            if (piece.is("SVD")) {
                in = part.isEmpty() && piece.text(1).equals(payer);
            }
            if (in && piece.loop().equals("2430")) {
                part.add(piece);
            }
        }
        return part;
    }

    private static BigDecimal adjustments(List<Piece> pieces) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Piece piece : pieces) {
            if (piece.is("CAS")) {
                for (int i = 3; i <= 18; i += 3) {
                    sum = sum.add(piece.amount(i));
                }
            }
        }
        return sum;
    }

    private static void accident(ClaimInFile claim, Given given, Hits hits) {
        List<String> causes = claim.claim().components(11).stream()
                .limit(3)
                .map(String::strip)
                .toList();
        boolean related = causes.stream().anyMatch(Set.of("AA", "EM", "OA")::contains);
        if (related && claim.find("2300", "DTP", "439").isEmpty()) {
            hits.at(claim.claim(), 11, "The claim is related to an accident without a date (DTP 439).");
        }
        if (causes.contains("AA") && claim.claim().component(11, 4).isEmpty()) {
            hits.at(claim.claim(), 11, "The car accident has no state (CLM11-4).");
        }
    }

    private static void compensation(ClaimInFile claim, Given given, Hits hits) {
        Optional<Piece> coverage =
                claim.find("2000B", "SBR").filter(piece -> piece.text(9).equals("WC"));
        if (coverage.isEmpty()) {
            return;
        }
        boolean number = claim.in("2010BA", "REF")
                        .anyMatch(piece -> piece.text(1).equals("Y4"))
                || claim.in("2010CA", "REF").anyMatch(piece -> piece.text(1).equals("Y4"));
        boolean employer = claim.find("2010BA", "NM1")
                .filter(piece -> piece.text(2).equals("2"))
                .isPresent();
        if (!number || !employer) {
            hits.at(coverage.get(), 9, "Workers compensation without the number of the case or the employer.");
        }
    }
}
