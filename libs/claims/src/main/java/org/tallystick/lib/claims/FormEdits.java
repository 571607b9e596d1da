package org.tallystick.lib.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tallystick.lib.x12.Moments;

/** F: the form of a claim. F01, F02 and the repetition of F04 are seen by {@link Scrubbing}, which sees the whole file. */
final class FormEdits {
    private static final int LONGEST_ID = 20;
    private static final int CENTS = 2;
    private static final int MOST_LINES = 50;
    private static final int MOST_STAY_LINES = 999;
    private static final Pattern NAME = Pattern.compile("[\\p{L}' -]*");
    private static final Pattern BOX =
            Pattern.compile("\\b(P\\.? ?O\\.? ?BOX|POST OFFICE BOX|LOCK ?BOX)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE = Pattern.compile("[0-9]{10}");
    private static final Set<String> PERSONS = Set.of("IL", "QC");

    private FormEdits() {}

    static Map<String, Check> checks() {
        return Map.of(
                "F03", FormEdits::characters,
                "F04", FormEdits::number,
                "F05", FormEdits::total,
                "F06", FormEdits::charges,
                "F07", FormEdits::lines,
                "F08", FormEdits::dates,
                "F09", FormEdits::zip,
                "F10", FormEdits::names,
                "F11", FormEdits::street,
                "F12", FormEdits::phone);
    }

    private static void characters(ClaimInFile claim, Given given, Hits hits) {
        for (Piece piece : claim.pieces()) {
            for (int i = 1; i <= piece.elements().size(); i++) {
                if (piece.text(i).chars().anyMatch(c -> c < ' ' || c > '~')) {
                    hits.at(piece, i, "A character is outside the extended set.");
                }
            }
        }
    }

    private static void number(ClaimInFile claim, Given given, Hits hits) {
        if (claim.id().isEmpty()) {
            hits.at(claim.claim(), 1, "The claim has no number.");
        } else if (claim.id().length() > LONGEST_ID) {
            hits.at(claim.claim(), 1, "The claim number has " + claim.id().length() + " characters.");
        }
    }

    private static void total(ClaimInFile claim, Given given, Hits hits) {
        BigDecimal sum = claim.lines().stream().map(Line::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal total = claim.claim().amount(2);
        if (sum.compareTo(total) != 0) {
            hits.at(
                    claim.claim(),
                    2,
                    "CLM02 is %s, the lines add up to %s.".formatted(total.toPlainString(), sum.toPlainString()));
        }
    }

    private static void charges(ClaimInFile claim, Given given, Hits hits) {
        charge(claim.claim(), 2, hits);
        claim.lines().stream()
                .filter(line -> !line.service().is("LX"))
                .forEach(line -> charge(line.service(), line.chargeElement(), hits));
    }

    private static void charge(Piece piece, int element, Hits hits) {
        boolean sound = piece.number(element)
                .filter(amount ->
                        amount.signum() >= 0 && amount.stripTrailingZeros().scale() <= CENTS)
                .isPresent();
        if (!sound) {
            hits.at(piece, element, "The charge is no amount of at most two decimals from 0 on.");
        }
    }

    private static void lines(ClaimInFile claim, Given given, Hits hits) {
        int most = claim.institutional() ? MOST_STAY_LINES : MOST_LINES;
        int count = claim.lines().size();
        if (count == 0 || count > most) {
            hits.at(claim.claim(), 0, "The claim has %d lines, between 1 and %d are taken.".formatted(count, most));
        }
    }

    private static void dates(ClaimInFile claim, Given given, Hits hits) {
        for (Piece date : claim.all("DTP")) {
            date(date, hits);
        }
        for (Piece birth : claim.all("DMG")) {
            if (isNoDay(birth.text(2))) {
                hits.at(birth, 2, "The birth date is no date CCYYMMDD.");
            }
        }
    }

    private static void date(Piece date, Hits hits) {
        String format = date.text(2);
        if (!Set.of("D8", "RD8", "DT").contains(format)) {
            return; // a time of day
        }
        List<String> written = format.equals("DT") && date.text(3).length() > 8
                ? List.of(date.text(3).substring(0, 8))
                : date.daysWritten();
        List<LocalDate> days = date.days();
        if (written.stream().anyMatch(FormEdits::isNoDay) || (format.equals("RD8") && written.size() != 2)) {
            hits.at(date, 3, "DTP " + date.text(1) + " is no date CCYYMMDD.");
        } else if (days.size() == 2 && days.get(1).isBefore(days.get(0))) {
            hits.at(date, 3, "The period of DTP " + date.text(1) + " ends before it begins.");
        }
    }

    private static boolean isNoDay(String text) {
        return text.length() != 8 || Moments.day(text).isEmpty();
    }

    private static void zip(ClaimInFile claim, Given given, Hits hits) {
        for (Piece city : claim.all("N4")) {
            boolean domestic = city.text(4).isEmpty() || city.text(4).equals("US");
            boolean billing = city.loop().equals("2010AA");
            String form = billing ? "[0-9]{9}" : "[0-9]{5}([0-9]{4})?";
            if (domestic && !city.text(2).matches("[A-Z]{2}")) {
                hits.at(city, 2, "The address has no state.");
            }
            if (domestic && !city.text(3).matches(form)) {
                hits.at(
                        city,
                        3,
                        billing ? "The ZIP of the billing provider has not nine digits." : "The address has no ZIP.");
            }
        }
    }

    private static void names(ClaimInFile claim, Given given, Hits hits) {
        for (Piece name : claim.all("NM1")) {
            if (!PERSONS.contains(name.text(1)) || !name.text(2).equals("1")) {
                continue;
            }
            for (int i = 3; i <= 5; i++) {
                if (!NAME.matcher(name.text(i)).matches()) {
                    hits.at(name, i, "The name has digits or punctuation.");
                }
            }
        }
    }

    private static void street(ClaimInFile claim, Given given, Hits hits) {
        claim.in("2010AA", "N3")
                .filter(street ->
                        BOX.matcher(street.text(1) + " " + street.text(2)).find())
                .forEach(street -> hits.at(street, 1, "The billing address is a box."));
    }

    private static void phone(ClaimInFile claim, Given given, Hits hits) {
        claim.in("1000A", "PER").forEach(contact -> {
            for (int i = 3; i <= 7; i += 2) {
                if (contact.text(i).equals("TE")
                        && !PHONE.matcher(contact.text(i + 1)).matches()) {
                    hits.at(contact, i + 1, "The telephone number has not ten digits.");
                }
            }
        });
    }
}
