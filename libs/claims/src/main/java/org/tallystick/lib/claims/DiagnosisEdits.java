package org.tallystick.lib.claims;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.lib.claims.ClaimInFile.Code;

/** D: what was found. */
final class DiagnosisEdits {
    private static final int MOST = 12;
    private static final int MOST_POINTERS = 4;
    private static final LocalDate TENTH_EDITION = LocalDate.of(2015, 10, 1);
    private static final Set<String> PRINCIPAL = Set.of("ABK", "BK");

    private DiagnosisEdits() {}

    static Map<String, Check> checks() {
        Map<String, Check> checks = new HashMap<>();
        checks.put("D01", DiagnosisEdits::present);
        checks.put("D02", DiagnosisEdits::valid);
        checks.put("D03", DiagnosisEdits::complete);
        checks.put("D04", DiagnosisEdits::pointers);
        checks.put("D05", DiagnosisEdits::patient);
        checks.put("D06", DiagnosisEdits::externalCause);
        checks.put("D07", DiagnosisEdits::manifestation);
        checks.put("D08", DiagnosisEdits::twice);
        checks.put("D09", DiagnosisEdits::edition);
        checks.put("D10", DiagnosisEdits::excludes);
        checks.put("D11", DiagnosisEdits::unspecified);
        return checks;
    }

    private static boolean tenth(Code code) {
        return code.qualifier().startsWith("AB");
    }

    private static Optional<CodeTable.Entry> known(ClaimInFile claim, Given given, Code code) {
        return claim.firstDay().flatMap(day -> given.codes("diagnoses").flatMap(table -> table.on(code.code(), day)));
    }

    private static void present(ClaimInFile claim, Given given, Hits hits) {
        List<Code> codes = claim.diagnoses();
        if (codes.isEmpty()) {
            hits.at(claim.claim(), 0, "The claim has no diagnosis.");
            return;
        }
        if (!PRINCIPAL.contains(codes.getFirst().qualifier())) {
            hits.at(codes.getFirst().piece(), codes.getFirst().element(), "The principal diagnosis is not first.");
        }
        if (!claim.institutional() && codes.size() > MOST) {
            hits.at(codes.get(MOST).piece(), codes.get(MOST).element(), "The claim has more than 12 diagnoses.");
        }
    }

    private static void valid(ClaimInFile claim, Given given, Hits hits) {
        if (claim.firstDay().isEmpty()) {
            return; // F08 and I08 speak of missing days
        }
        claim.diagnoses().stream()
                .filter(code -> tenth(code) && known(claim, given, code).isEmpty())
                .forEach(code -> at(code, "The diagnosis %s is not in the list of that day.", hits));
    }

    private static void at(Code code, String seen, Hits hits) {
        hits.at(code.piece(), code.element(), seen.formatted(code.code()));
    }

    private static void complete(ClaimInFile claim, Given given, Hits hits) {
        claim.diagnoses().stream()
                .filter(code -> known(claim, given, code)
                        .filter(entry -> entry.get("billable").equals("0"))
                        .isPresent())
                .forEach(code -> at(code, "%s is a heading, not a diagnosis to bill.", hits));
    }

    private static void pointers(ClaimInFile claim, Given given, Hits hits) {
        int count = claim.diagnoses().size();
        for (Line line : claim.lines()) {
            Piece service = line.service();
            if (service.is("SV1")) {
                List<String> pointers = service.components(7);
                boolean sound = pointers.size() <= MOST_POINTERS
                        && !pointers.getFirst().isBlank()
                        && pointers.stream().filter(text -> !text.isBlank()).allMatch(text -> points(text, count));
                if (!sound) {
                    hits.at(
                            service,
                            7,
                            "Line %d does not point to one to four diagnoses of the claim.".formatted(line.number()));
                }
            }
        }
    }

    private static boolean points(String text, int count) {
        return text.strip().matches("[1-9][0-9]?") && Integer.parseInt(text.strip()) <= count;
    }

    private static void patient(ClaimInFile claim, Given given, Hits hits) {
        String sex = CoverageEdits.sex(claim);
        Optional<Integer> age = CoverageEdits.born(claim)
                .flatMap(born ->
                        claim.firstDay().map(day -> Period.between(born, day).getYears()));
        for (Code code : claim.diagnoses()) {
            known(claim, given, code).ifPresent(entry -> {
                String only = entry.get("sex");
                boolean other =
                        Set.of("M", "F").contains(sex) && Set.of("M", "F").contains(only) && !only.equals(sex);
                boolean young = age.isPresent() && age.get() < limit(entry.get("age_from"), 0);
                boolean old = age.isPresent() && age.get() > limit(entry.get("age_to"), 999);
                if (other || young || old) {
                    at(code, "%s does not fit sex or age of the patient.", hits);
                }
            });
        }
    }

    private static int limit(String text, int otherwise) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : otherwise;
    }

    private static void externalCause(ClaimInFile claim, Given given, Hits hits) {
        claim.diagnoses().stream()
                .limit(1)
                .filter(code -> tenth(code) && code.code().matches("[V-Y].*"))
                .forEach(code -> at(code, "%s says how it happened and stands first.", hits));
    }

    private static void manifestation(ClaimInFile claim, Given given, Hits hits) {
        claim.diagnoses().stream()
                .limit(1)
                .filter(code -> known(claim, given, code)
                        .filter(entry -> entry.get("manifestation").equals("1"))
                        .isPresent())
                .forEach(code -> at(code, "%s is a manifestation and stands first.", hits));
    }

    private static void twice(ClaimInFile claim, Given given, Hits hits) {
        Set<String> seen = new HashSet<>();
        claim.diagnoses().stream()
                .filter(code -> !code.code().isEmpty() && !seen.add(code.code()))
                .forEach(code -> at(code, "%s stands twice.", hits));
    }

    private static void edition(ClaimInFile claim, Given given, Hits hits) {
        claim.firstDay()
                .ifPresent(day -> claim.diagnoses().stream()
                        .filter(code -> tenth(code) == day.isBefore(TENTH_EDITION))
                        .forEach(code -> at(code, "%s is of the edition that is not for that day.", hits)));
    }

    private static void excludes(ClaimInFile claim, Given given, Hits hits) {
        LocalDate day = claim.firstDay().orElse(LocalDate.MIN);
        List<Code> codes = claim.diagnoses();
        Set<String> present = codes.stream().map(Code::code).collect(Collectors.toSet());
        given.codes("excludes")
                .ifPresent(table -> codes.forEach(code -> table.all(code.code(), day).stream()
                        .map(entry -> entry.get("other").replace(".", ""))
                        .filter(present::contains)
                        .forEach(other -> hits.at(
                                code.piece(),
                                code.element(),
                                code.code() + " and " + other + " exclude each other."))));
    }

    private static void unspecified(ClaimInFile claim, Given given, Hits hits) {
        Set<String> listed = given.payer(claim).unspecified();
        claim.diagnoses().stream()
                .filter(code -> listed.contains(code.code()))
                .forEach(code -> at(code, "The payer asks for more than %s.", hits));
    }
}
