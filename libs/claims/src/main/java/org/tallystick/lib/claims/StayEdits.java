package org.tallystick.lib.claims;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.lib.claims.ClaimInFile.Code;

/** I: claims of institutions. */
final class StayEdits {
    private StayEdits() {}

    static Map<String, Check> checks() {
        Map<String, Check> checks = new HashMap<>();
        checks.put("I01", StayEdits::typeOfBill);
        checks.put("I02", StayEdits::revenue);
        checks.put("I03", StayEdits::admission);
        checks.put("I04", StayEdits::attending);
        checks.put("I05", StayEdits::onAdmission);
        checks.put("I06", StayEdits::coveredDays);
        checks.put("I07", StayEdits::procedure);
        checks.put("I08", StayEdits::statement);
        return checks;
    }

    private static LocalDate day(ClaimInFile claim) {
        return claim.firstDay().orElse(LocalDate.MIN);
    }

    private static void typeOfBill(ClaimInFile claim, Given given, Hits hits) {
        Piece piece = claim.claim();
        String type = piece.component(5, 1);
        boolean form = type.matches("[1-8][1-9]")
                && piece.component(5, 2).equals("A")
                && piece.component(5, 3).matches("[0-9A-Z]");
        boolean known = given.codes("bill-types").isEmpty()
                || given.codes("bill-types")
                        .flatMap(table -> table.on(type, day(claim)))
                        .isPresent();
        if (!form || !known) {
            hits.at(piece, 5, "The type of bill is none.");
        }
    }

    private static void revenue(ClaimInFile claim, Given given, Hits hits) {
        for (Line line : claim.lines()) {
            String code = line.service().is("SV2") ? line.service().text(1) : "";
            boolean known = given.codes("revenue-codes").isEmpty()
                    || given.codes("revenue-codes")
                            .flatMap(table -> table.on(code, day(claim)))
                            .isPresent();
            if (!code.matches("[0-9]{4}") || !known) {
                hits.at(line.service(), 1, "The revenue code has not four digits or is not in the list.");
            }
        }
    }

    private static void admission(ClaimInFile claim, Given given, Hits hits) {
        Optional<Piece> stay = claim.find("2300", "CL1");
        boolean answered = stay.filter(piece -> !piece.text(1).isEmpty()
                        && !piece.text(2).isEmpty()
                        && !piece.text(3).isEmpty())
                .isPresent();
        boolean hour = claim.find("2300", "DTP", "435")
                .filter(piece -> piece.text(2).equals("DT") && piece.text(3).length() == 12)
                .isPresent();
        if (claim.inpatient() && !(answered && hour)) {
            hits.at(claim.orClaim(stay), 0, "Admission date and hour, type, source or patient status is missing.");
        }
    }

    private static void attending(ClaimInFile claim, Given given, Hits hits) {
        Optional<Piece> person = claim.find("2310A", "NM1");
        if (person.filter(piece -> piece.text(8).equals("XX") && !piece.text(9).isEmpty())
                .isEmpty()) {
            hits.at(claim.orClaim(person), person.isPresent() ? 9 : 0, "No attending provider is named with an NPI.");
        }
    }

    private static void onAdmission(ClaimInFile claim, Given given, Hits hits) {
        if (!claim.inpatient()) {
            return;
        }
        for (Code code : claim.diagnoses()) {
            boolean exempt = given.codes("diagnoses")
                    .flatMap(table -> table.on(code.code(), day(claim)))
                    .filter(entry -> entry.get("poa_exempt").equals("1"))
                    .isPresent();
            String flag = code.piece().component(code.element(), 9);
            if (!exempt && !Set.of("Y", "N", "U", "W", "1").contains(flag)) {
                hits.at(
                        code.piece(),
                        code.element(),
                        code.code() + " does not say whether it was present on admission.");
            }
        }
    }

    private static void coveredDays(ClaimInFile claim, Given given, Hits hits) {
        boolean said = claim.codes("BE").stream().anyMatch(code -> code.code().equals("80"));
        if (claim.inpatient() && !said) {
            hits.at(claim.claim(), 0, "The covered days (value code 80) are missing.");
        }
    }

    private static void procedure(ClaimInFile claim, Given given, Hits hits) {
        CodeTable codes = given.codes("revenue-codes").orElseThrow();
        claim.lines().stream()
                .filter(line -> !claim.inpatient() && line.procedure().isEmpty())
                .filter(line -> codes.on(line.service().text(1), day(claim))
                        .filter(entry -> entry.get("procedure").equals("1"))
                        .isPresent())
                .forEach(line -> hits.at(line.service(), 2, "The revenue code asks for a procedure."));
    }

    private static void statement(ClaimInFile claim, Given given, Hits hits) {
        Optional<Piece> dates = claim.find("2300", "DTP", "434");
        List<LocalDate> days = dates.map(Piece::days).orElse(List.of());
        boolean ordered = days.size() == 2 && !days.get(1).isBefore(days.get(0));
        if (!ordered) {
            hits.at(
                    claim.orClaim(dates),
                    dates.isPresent() ? 3 : 0,
                    "The statement dates are missing or out of order.");
        }
    }
}
