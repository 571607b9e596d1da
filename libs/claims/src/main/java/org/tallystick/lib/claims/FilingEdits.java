package org.tallystick.lib.claims;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** K: sending a claim. */
final class FilingEdits {
    private static final int WARNED_PERCENT = 80;
    private static final int HUNDRED = 100;
    private static final Set<String> SEPARATE = Set.of("BM", "EL", "EM", "FX", "FT");

    private FilingEdits() {}

    static Map<String, Check> checks() {
        Map<String, Check> checks = new HashMap<>();
        checks.put("K01", FilingEdits::timely);
        checks.put("K02", FilingEdits::replaced);
        checks.put("K03", FilingEdits::attested);
        checks.put("K04", FilingEdits::within);
        checks.put("K05", FilingEdits::future);
        checks.put("K06", FilingEdits::split);
        checks.put("K08", FilingEdits::attachment);
        checks.put("K09", FilingEdits::patientPaid);
        checks.put("K10", FilingEdits::required);
        return checks;
    }

    private static void timely(ClaimInFile claim, Given given, Hits hits) {
        int limit = given.payer(claim).timelyFilingDays();
        Optional<LocalDate> first = claim.firstDay();
        if (limit == 0 || first.isEmpty() || !claim.claim().component(5, 3).equals("1")) {
            return;
        }
        long used = ChronoUnit.DAYS.between(first.get(), Objects.requireNonNull(given.on()));
        if (used > limit) {
            hits.at(claim.claim(), 0, "%d days have passed, the payer takes the claim for %d.".formatted(used, limit));
        } else if (used * HUNDRED >= (long) limit * WARNED_PERCENT) {
            hits.warn(claim.claim(), 0, "%d of the payer's %d days have passed.".formatted(used, limit));
        }
    }

    private static void replaced(ClaimInFile claim, Given given, Hits hits) {
        String frequency = claim.claim().component(5, 3);
        Optional<Piece> number = claim.find("2300", "REF", "F8");
        if (Set.of("7", "8").contains(frequency)
                && number.filter(piece -> !piece.text(2).isEmpty()).isEmpty()) {
            hits.at(claim.claim(), 5, "A replacement or void has not the payer's claim number (REF F8).");
        } else if (frequency.equals("1") && number.isPresent()) {
            hits.at(number.get(), 0, "A first claim has the number of an earlier one.");
        }
    }

    private static void attested(ClaimInFile claim, Given given, Hits hits) {
        answered(claim, 7, Set.of("A", "B", "C"), hits);
        answered(claim, 8, Set.of("Y", "N", "W"), hits);
        answered(claim, 9, Set.of("Y", "I"), hits);
    }

    private static void answered(ClaimInFile claim, int element, Set<String> values, Hits hits) {
        if (!values.contains(claim.claim().text(element))) {
            hits.at(claim.claim(), element, "CLM0" + element + " is not answered.");
        }
    }

    private static void within(ClaimInFile claim, Given given, Hits hits) {
        List<LocalDate> statement =
                claim.find("2300", "DTP", "434").map(Piece::days).orElse(List.of());
        if (statement.isEmpty()) {
            return; // I08 speaks of that
        }
        for (Line line : claim.lines()) {
            boolean outside = line.days().stream()
                    .anyMatch(day -> day.isBefore(statement.getFirst()) || day.isAfter(statement.getLast()));
            if (outside) {
                hits.at(line.find("DTP", "472").orElse(line.service()), 3, "The line is outside the statement dates.");
            }
        }
    }

    private static void future(ClaimInFile claim, Given given, Hits hits) {
        LocalDate today = Objects.requireNonNull(given.on());
        claim.lines().stream()
                .filter(line -> line.days().stream().anyMatch(day -> day.isAfter(today)))
                .forEach(line -> hits.at(
                        line.find("DTP", "472").orElse(line.service()), 3, "The service is after " + today + "."));
    }

    private static void split(ClaimInFile claim, Given given, Hits hits) {
        if (claim.days().stream().map(LocalDate::getYear).distinct().count() > 1) {
            hits.at(claim.claim(), 0, "The claim spans calendar years.");
        }
        String usual = claim.find("2310B", "NM1").map(piece -> piece.text(9)).orElse("");
        long providers = claim.lines().stream()
                .map(line -> line.find("NM1", "82").map(piece -> piece.text(9)).orElse(usual))
                .distinct()
                .count();
        if (providers > 1) {
            hits.at(claim.claim(), 0, "The claim has several rendering providers.");
        }
    }

    private static void attachment(ClaimInFile claim, Given given, Hits hits) {
        claim.all("PWK").stream()
                .filter(piece -> SEPARATE.contains(piece.text(2)))
                .filter(piece -> !piece.text(5).equals("AC") || piece.text(6).isEmpty())
                .forEach(piece -> hits.at(piece, 6, "The attachment has no control number."));
    }

    private static void patientPaid(ClaimInFile claim, Given given, Hits hits) {
        claim.find("2300", "AMT", "F5")
                .filter(piece -> piece.amount(2).compareTo(claim.claim().amount(2)) > 0)
                .ifPresent(piece -> hits.at(piece, 2, "The patient paid more than the charge."));
    }

    private static void required(ClaimInFile claim, Given given, Hits hits) {
        for (String wanted : given.payer(claim).required()) {
            List<String> parts = Arrays.asList(wanted.split("\\*", 2));
            boolean there = claim.all(parts.getFirst()).stream()
                    .anyMatch(piece -> parts.size() == 1 || piece.text(1).equals(parts.get(1)));
            if (!there) {
                hits.at(claim.claim(), 0, "The payer asks for " + wanted + ".");
            }
        }
    }
}
