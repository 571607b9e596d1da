package org.tallystick.lib.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** S: services beside each other. */
final class ProcedureEdits {
    private static final Set<String> RELEASING = Set.of(
            "24", "25", "27", "57", "58", "59", "78", "79", "91", "XE", "XP", "XS", "XU", "E1", "E2", "E3", "E4", "FA",
            "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "TA", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8",
            "T9", "LT", "RT", "LC", "LD", "LM", "RC", "RI");
    private static final Set<String> VISITS = Set.of("visit-new", "visit-established");

    private ProcedureEdits() {}

    static Map<String, Check> checks() {
        Map<String, Check> checks = new HashMap<>();
        checks.put("S04", ProcedureEdits::mostUnits);
        checks.put("S05", ProcedureEdits::pairs);
        checks.put("S06", ProcedureEdits::addOn);
        checks.put("S07", ProcedureEdits::visit);
        checks.put("S16", ProcedureEdits::newAndEstablished);
        checks.put("S19", ProcedureEdits::panel);
        return checks;
    }

    private static LocalDate day(ClaimInFile claim, Line line) {
        return claim.day(line).orElse(LocalDate.MIN);
    }

    private static void at(Line line, String seen, Hits hits) {
        hits.at(line.service(), line.procedureElement(), seen);
    }

    /** The other lines of the same day. */
    private static Stream<Line> beside(ClaimInFile claim, Line line) {
        LocalDate day = day(claim, line);
        return claim.lines().stream()
                .filter(other ->
                        other.number() != line.number() && day(claim, other).equals(day));
    }

    /** Indicator 1 looks at the line, 2 and 3 at all lines of the day. */
    private static void mostUnits(ClaimInFile claim, Given given, Hits hits) {
        CodeTable limits = given.codes("mue").orElseThrow();
        for (Line line : claim.lines()) {
            Optional<CodeTable.Entry> limit = limits.on(line.procedure(), day(claim, line));
            if (limit.isEmpty()) {
                continue;
            }
            boolean byLine = limit.get().get("indicator").equals("1");
            BigDecimal units = line.units().orElse(BigDecimal.ZERO);
            if (!byLine) {
                units = beside(claim, line)
                        .filter(other -> other.procedure().equals(line.procedure()))
                        .flatMap(other -> other.units().stream())
                        .reduce(units, BigDecimal::add);
            }
            BigDecimal most = Piece.number(limit.get().get("units")).orElse(units);
            if (units.compareTo(most) > 0) {
                String seen = "%s has %s units, at most %s are paid.".formatted(line.procedure(), units, most);
                if (limit.get().get("indicator").equals("3")) {
                    hits.warn(line.service(), line.unitsElement(), seen);
                } else {
                    hits.at(line.service(), line.unitsElement(), seen);
                }
            }
        }
    }

    /** The procedure in column other is the one not paid; 0 is never released, 1 by a modifier, 9 is no pair any more. */
    private static void pairs(ClaimInFile claim, Given given, Hits hits) {
        CodeTable pairs = given.codes("ncci").orElseThrow();
        for (Line line : claim.lines()) {
            for (CodeTable.Entry pair : pairs.all(line.procedure(), day(claim, line))) {
                beside(claim, line)
                        .filter(other -> other.procedure().equals(pair.get("other")))
                        .filter(other -> isForbidden(pair.get("indicator"), line, other))
                        .forEach(other -> at(
                                other,
                                "%s is part of %s on the same day.".formatted(other.procedure(), line.procedure()),
                                hits));
            }
        }
    }

    private static boolean isForbidden(String indicator, Line line, Line other) {
        boolean released = Stream.concat(line.modifiers().stream(), other.modifiers().stream())
                .anyMatch(RELEASING::contains);
        return indicator.equals("0") || (indicator.equals("1") && !released);
    }

    private static void addOn(ClaimInFile claim, Given given, Hits hits) {
        CodeTable addOns = given.codes("add-ons").orElseThrow();
        for (Line line : claim.lines()) {
            List<CodeTable.Entry> primaries = addOns.all(line.procedure(), day(claim, line));
            boolean found = beside(claim, line)
                    .anyMatch(other -> primaries.stream()
                            .anyMatch(entry -> entry.get("other").equals(other.procedure())));
            if (!primaries.isEmpty() && !found) {
                at(line, "%s stands without its primary procedure.".formatted(line.procedure()), hits);
            }
        }
    }

    private static String category(ClaimInFile claim, Line line, Given given) {
        return ServiceEdits.attribute(claim, line, given, "category");
    }

    private static void visit(ClaimInFile claim, Given given, Hits hits) {
        Set<LocalDate> procedures = claim.lines().stream()
                .filter(line -> category(claim, line, given).equals("procedure"))
                .map(line -> day(claim, line))
                .collect(Collectors.toSet());
        claim.lines().stream()
                .filter(line -> procedures.contains(day(claim, line)) && !line.hasModifier("25"))
                .filter(line -> VISITS.contains(category(claim, line, given)))
                .forEach(line -> at(
                        line, "The visit %s stands beside a procedure without 25.".formatted(line.procedure()), hits));
    }

    private static void newAndEstablished(ClaimInFile claim, Given given, Hits hits) {
        boolean known = claim.lines().stream()
                .anyMatch(line -> category(claim, line, given).equals("visit-established"));
        claim.lines().stream()
                .filter(line -> known && category(claim, line, given).equals("visit-new"))
                .forEach(line -> at(
                        line,
                        "%s is the visit of a new patient, another line that of a known one."
                                .formatted(line.procedure()),
                        hits));
    }

    /** The file has a row for each component: code is the panel, other a component. */
    private static void panel(ClaimInFile claim, Given given, Hits hits) {
        CodeTable components = given.codes("panels").orElseThrow();
        for (String panel : components.codes()) {
            for (LocalDate day : claim.days().stream().distinct().toList()) {
                List<String> parts = components.all(panel, day).stream()
                        .map(entry -> entry.get("other"))
                        .toList();
                List<Line> found = claim.lines().stream()
                        .filter(line -> day(claim, line).equals(day) && parts.contains(line.procedure()))
                        .toList();
                long different = found.stream().map(Line::procedure).distinct().count();
                if (!parts.isEmpty() && different == parts.stream().distinct().count()) {
                    at(found.getLast(), "All components of the panel %s are billed one by one.".formatted(panel), hits);
                }
            }
        }
    }
}
