package org.tallystick.lib.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** S: one service at a time. S13 is seen by {@link Scrubbing}, which sees the claims before. */
final class ServiceEdits {
    private static final Set<String> HOSPITAL = Set.of("21", "22", "23");
    private static final Set<String> TELEHEALTH = Set.of("02", "10");
    private static final Set<String> USUAL_TELEHEALTH = Set.of("95", "GT");
    private static final Set<String> DRUG_UNITS = Set.of("F2", "GR", "ME", "ML", "UN");

    private ServiceEdits() {}

    static Map<String, Check> checks() {
        Map<String, Check> checks = new HashMap<>();
        checks.put("S01", ServiceEdits::valid);
        checks.put("S02", ServiceEdits::modifiers);
        checks.put("S03", ServiceEdits::units);
        checks.put("S09", ServiceEdits::place);
        checks.put("S10", ServiceEdits::drug);
        checks.put("S11", ServiceEdits::unlisted);
        checks.put("S12", ServiceEdits::authorization);
        checks.put("S14", ServiceEdits::sides);
        checks.put("S15", ServiceEdits::parts);
        return checks;
    }

    /** What the list of procedures says of a line; empty when it says nothing. */
    static String attribute(ClaimInFile claim, Line line, Given given, String name) {
        return claim.day(line)
                .flatMap(day -> given.codes("procedures").flatMap(table -> table.on(line.procedure(), day)))
                .map(entry -> entry.get(name))
                .orElse("");
    }

    /** The lines that name a procedure. */
    private static Stream<Line> procedures(ClaimInFile claim) {
        return claim.lines().stream().filter(line -> !line.procedure().isEmpty());
    }

    private static void at(Line line, String seen, Hits hits) {
        hits.at(line.service(), line.procedureElement(), seen);
    }

    private static void valid(ClaimInFile claim, Given given, Hits hits) {
        procedures(claim)
                .filter(line -> claim.day(line).isPresent())
                .filter(line -> given.codes("procedures")
                        .flatMap(table ->
                                table.on(line.procedure(), claim.day(line).orElseThrow()))
                        .isEmpty())
                .forEach(line ->
                        at(line, "The procedure %s is not in the list of that day.".formatted(line.procedure()), hits));
    }

    private static void modifiers(ClaimInFile claim, Given given, Hits hits) {
        for (Line line : claim.lines()) {
            Set<String> seen = new HashSet<>();
            for (String modifier : line.modifiers()) {
                boolean known = given.codes("modifiers").isEmpty()
                        || claim.day(line).isEmpty()
                        || given.codes("modifiers")
                                .flatMap(table ->
                                        table.on(modifier, claim.day(line).orElseThrow()))
                                .isPresent();
                if (!modifier.matches("[0-9A-Z]{2}") || !known) {
                    at(line, "The modifier " + modifier + " is none.", hits);
                } else if (!seen.add(modifier)) {
                    at(line, "The modifier " + modifier + " stands twice.", hits);
                }
            }
        }
    }

    private static void units(ClaimInFile claim, Given given, Hits hits) {
        for (Line line : claim.lines()) {
            Optional<BigDecimal> units = line.units();
            boolean above = units.filter(number -> number.signum() > 0).isPresent();
            boolean whole = units.filter(number -> number.stripTrailingZeros().scale() <= 0)
                    .isPresent();
            if (!above || (line.unit().equals("UN") && !whole)) {
                hits.at(
                        line.service(),
                        line.service().is("LX") ? 0 : line.unitsElement(),
                        "The units are not a whole number above zero.");
            } else if (attribute(claim, line, given, "category").equals("anesthesia")
                    && !line.unit().equals("MJ")) {
                hits.at(line.service(), line.unitsElement() - 1, "Anaesthesia is not in minutes (MJ).");
            }
        }
    }

    private static void place(ClaimInFile claim, Given given, Hits hits) {
        CodeTable places = given.codes("places").orElseThrow();
        Set<String> wanted = given.payer(claim).telehealth();
        for (Line line : claim.lines()) {
            boolean own = !line.service().text(5).isEmpty();
            String place = own ? line.service().text(5) : claim.claim().component(5, 1);
            Piece piece = own ? line.service() : claim.claim();
            String allowed = attribute(claim, line, given, "places");
            LocalDate day = claim.day(line).orElse(LocalDate.MIN);
            if (places.on(place, day).isEmpty()) {
                hits.at(piece, 5, "The place of service is not in the list.");
            } else if (!allowed.isEmpty() && !List.of(allowed.split(" ", -1)).contains(place)) {
                hits.at(piece, 5, "The place %s does not fit %s.".formatted(place, line.procedure()));
            } else if (TELEHEALTH.contains(place)
                    && line.modifiers().stream().noneMatch((wanted.isEmpty() ? USUAL_TELEHEALTH : wanted)::contains)) {
                at(line, "Telehealth has no modifier.", hits);
            }
        }
    }

    private static void drug(ClaimInFile claim, Given given, Hits hits) {
        for (Line line : claim.lines()) {
            Optional<Piece> number = line.all("LIN").stream()
                    .filter(piece -> piece.text(2).equals("N4"))
                    .findFirst();
            Optional<Piece> quantity = line.all("CTP").stream().findFirst();
            boolean needed = attribute(claim, line, given, "category").equals("drug");
            boolean numbered =
                    number.filter(piece -> piece.text(3).matches("[0-9]{11}")).isPresent();
            boolean counted = quantity.filter(piece -> piece.amount(4).signum() > 0)
                    .filter(piece -> DRUG_UNITS.contains(piece.component(5, 1)))
                    .isPresent();
            if (needed && !(numbered && counted)) {
                hits.at(
                        number.orElse(line.service()),
                        number.isPresent() ? 3 : 1,
                        "The drug has not an NDC of 11 digits with quantity and unit.");
            }
        }
    }

    private static void unlisted(ClaimInFile claim, Given given, Hits hits) {
        boolean noted = claim.find("2300", "NTE").isPresent();
        claim.lines().stream()
                .filter(line -> attribute(claim, line, given, "category").equals("unlisted"))
                .filter(line -> !noted
                        && line.all("NTE").isEmpty()
                        && line.service().component(1, 7).isEmpty())
                .forEach(line ->
                        at(line, "The unlisted procedure %s is not described.".formatted(line.procedure()), hits));
    }

    private static void authorization(ClaimInFile claim, Given given, Hits hits) {
        Set<String> asked = given.payer(claim).authorization();
        boolean forAll = claim.find("2300", "REF", "G1").isPresent();
        procedures(claim)
                .filter(line -> asked.contains(line.procedure()))
                .filter(line -> !forAll && line.find("REF", "G1").isEmpty())
                .forEach(line -> at(line, "%s has no authorization number.".formatted(line.procedure()), hits));
    }

    private static void sides(ClaimInFile claim, Given given, Hits hits) {
        claim.lines().stream()
                .filter(line -> line.hasModifier("50") && line.hasModifier("LT", "RT"))
                .forEach(line -> at(line, "50 stands beside LT or RT.", hits));
    }

    private static void parts(ClaimInFile claim, Given given, Hits hits) {
        for (Line line : claim.lines()) {
            String own = line.service().text(5);
            String place = own.isEmpty() ? claim.claim().component(5, 1) : own;
            boolean whole = attribute(claim, line, given, "components").equals("0");
            if (line.hasModifier("26", "TC") && whole) {
                at(line, "%s has no parts.".formatted(line.procedure()), hits);
            } else if (line.hasModifier("TC") && HOSPITAL.contains(place)) {
                at(line, "TC stands at a hospital.", hits);
            }
        }
    }
}
