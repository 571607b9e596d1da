package org.tallystick.lib.claims;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.lib.x12.Npi;

/** P: providers of a claim. */
final class ProviderEdits {
    private static final String NPI = "XX";
    private static final Set<String> ORDERED = Set.of("consult", "lab", "dme", "imaging");

    private ProviderEdits() {}

    static Map<String, Check> checks() {
        Map<String, Check> checks = new HashMap<>();
        checks.put("P01", ProviderEdits::npi);
        checks.put("P02", ProviderEdits::billingNpi);
        checks.put("P03", ProviderEdits::taxonomy);
        checks.put("P04", ProviderEdits::rendering);
        checks.put(
                "P05",
                (claim, given, hits) ->
                        repeated(claim, "2310B", "The rendering provider is the billing provider.", hits));
        checks.put("P06", ProviderEdits::taxNumber);
        checks.put("P07", ProviderEdits::order);
        checks.put("P08", ProviderEdits::orderedByPerson);
        checks.put("P09", ProviderEdits::laboratory);
        checks.put(
                "P10", (claim, given, hits) -> repeated(claim, "2310C", "The facility is the billing provider.", hits));
        checks.put("P12", ProviderEdits::substitute);
        return checks;
    }

    private static void npi(ClaimInFile claim, Given given, Hits hits) {
        claim.all("NM1").stream()
                .filter(party -> party.text(8).equals(NPI) && !Npi.isValid(party.text(9)))
                .forEach(party -> hits.at(party, 9, "The NPI is none: ten digits, 1 or 2 first, a check digit last."));
    }

    private static void billingNpi(ClaimInFile claim, Given given, Hits hits) {
        boolean there = claim.billing()
                .filter(party -> party.text(8).equals(NPI) && !party.text(9).isEmpty())
                .isPresent();
        if (!there && !given.payer(claim).withoutNpi()) {
            hits.at(
                    claim.orClaim(claim.billing()),
                    claim.billing().isPresent() ? 9 : 0,
                    "The billing provider has no NPI.");
        }
    }

    private static void taxonomy(ClaimInFile claim, Given given, Hits hits) {
        for (Piece piece : claim.all("PRV")) {
            String code = piece.text(3);
            boolean known = given.codes("taxonomies").isEmpty()
                    || claim.firstDay().isEmpty()
                    || given.codes("taxonomies")
                            .flatMap(table -> table.on(code, claim.firstDay().orElseThrow()))
                            .isPresent();
            if (!code.matches("[0-9A-Z]{9}X")) {
                hits.at(piece, 3, "The taxonomy is not nine digits or letters and an X.");
            } else if (!known) {
                hits.at(piece, 3, "The taxonomy " + code + " is not in the list of that day.");
            }
        }
    }

    private static boolean hasNpi(Piece party) {
        return party.text(8).equals(NPI) && !party.text(9).isEmpty();
    }

    private static void rendering(ClaimInFile claim, Given given, Hits hits) {
        boolean organisation =
                claim.billing().filter(party -> party.text(2).equals("2")).isPresent();
        if (!organisation) {
            return;
        }
        Optional<Piece> named = claim.find("2310B", "NM1");
        boolean everyLine = claim.lines().stream()
                .allMatch(line ->
                        line.find("NM1", "82").filter(ProviderEdits::hasNpi).isPresent());
        if (named.filter(ProviderEdits::hasNpi).isEmpty()
                && (!everyLine || claim.lines().isEmpty())) {
            hits.at(
                    claim.orClaim(named),
                    named.isPresent() ? 9 : 0,
                    "An organisation bills and nobody is named who rendered.");
        }
    }

    private static void repeated(ClaimInFile claim, String loop, String seen, Hits hits) {
        Optional<Piece> billing = claim.billing().filter(ProviderEdits::hasNpi);
        claim.find(loop, "NM1")
                .filter(party -> billing.filter(other -> other.text(9).equals(party.text(9))
                                && party.text(8).equals(NPI))
                        .isPresent())
                .ifPresent(party -> hits.at(party, 9, seen));
    }

    private static void taxNumber(ClaimInFile claim, Given given, Hits hits) {
        List<Piece> numbers = claim.in("2010AA", "REF")
                .filter(piece -> Set.of("EI", "SY").contains(piece.text(1)))
                .toList();
        if (numbers.isEmpty()) {
            hits.at(claim.orClaim(claim.billing()), 0, "The billing provider has no tax number.");
        }
        for (Piece number : numbers) {
            if (!number.text(2).matches("[0-9]{9}")) {
                hits.at(number, 2, "The tax number has not nine digits.");
            } else if (claim.institutional() && number.text(1).equals("SY")) {
                hits.at(number, 1, "An institution bills with its EIN.");
            }
        }
    }

    private static Stream<Piece> ordering(ClaimInFile claim) {
        return claim.all("NM1").stream()
                .filter(party -> Set.of("DN", "DK", "P3").contains(party.text(1))
                        && !party.loop().startsWith("233"));
    }

    private static void order(ClaimInFile claim, Given given, Hits hits) {
        boolean forAll = ordering(claim).anyMatch(party -> party.loop().startsWith("2310"));
        for (Line line : claim.lines()) {
            boolean named = forAll
                    || line.all("NM1").stream()
                            .anyMatch(party -> Set.of("DN", "DK", "P3").contains(party.text(1)));
            String category = ServiceEdits.attribute(claim, line, given, "category");
            if (!named && ORDERED.contains(category)) {
                hits.at(line.service(), 1, "Nobody is named who referred or ordered %s.".formatted(line.procedure()));
            }
        }
    }

    private static void orderedByPerson(ClaimInFile claim, Given given, Hits hits) {
        ordering(claim)
                .filter(party -> !party.text(2).equals("1"))
                .forEach(party -> hits.at(party, 2, "Who referred or ordered is not a person."));
    }

    private static void laboratory(ClaimInFile claim, Given given, Hits hits) {
        Optional<Piece> forAll = claim.find("2300", "REF", "X4");
        for (Line line : claim.lines()) {
            boolean laboratory =
                    ServiceEdits.attribute(claim, line, given, "category").equals("lab");
            Optional<Piece> number = line.find("REF", "X4").or(() -> forAll);
            boolean sound = number.filter(piece -> piece.text(2).matches("[0-9A-Z]{2}D[0-9A-Z]{7}"))
                    .isPresent();
            if (laboratory && !line.hasModifier("90") && !sound) {
                hits.at(
                        number.orElse(line.service()),
                        number.isPresent() ? 2 : 1,
                        "The CLIA number is missing or has another form.");
            }
        }
    }

    private static void substitute(ClaimInFile claim, Given given, Hits hits) {
        boolean forAll = claim.find("2310D", "NM1").isPresent();
        claim.lines().stream()
                .filter(line -> line.hasModifier("Q5", "Q6"))
                .filter(line -> !forAll && line.find("NM1", "DQ").isEmpty())
                .forEach(line -> hits.at(line.service(), 1, "Q5 or Q6 stands without a supervising provider."));
    }
}
