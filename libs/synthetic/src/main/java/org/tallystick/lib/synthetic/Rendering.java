package org.tallystick.lib.synthetic;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes events down as bank lines, with the noise of the payer's level. */
final class Rendering {
    private static final int NAME_LIMIT = 27;

    private final CashOptions options;
    private final Vocabulary vocabulary;
    private final LocalDate firstDay;
    private final References references;
    private final Map<Event, Line> written = new HashMap<>();

    /** A bank line as far as it is text. */
    record Line(String name, String account, String text, String structured) {}

    Rendering(CashOptions options, LocalDate firstDay, Numbering numbering) {
        this.options = options;
        this.vocabulary = Vocabulary.of(options.secondFamily());
        this.firstDay = firstDay;
        this.references = new References(numbering);
    }

    Line line(Event event) {
        Dice dice = Dice.of(options.seed()).stream("text/" + event.id);
        Event first = event.duplicateOf;
        Line line =
                first == null ? fresh(dice, event) : repeated(dice, written.getOrDefault(first, fresh(dice, first)));
        written.put(event, line);
        return line;
    }

    private static Line repeated(Dice dice, Line first) {
        return dice.perMille(700)
                ? first
                : new Line(first.name(), first.account(), (first.text() + " 2ND").strip(), first.structured());
    }

    private Line fresh(Dice dice, Event event) {
        String text;
        String structured = "";
        if (event.shape.equals("income")) {
            text = dice.pick(vocabulary.incomes());
        } else if (event.shape.equals("foreign-number")) {
            text = dice.pick(vocabulary.openings()) + references.foreign(dice);
        } else if (event.parts.isEmpty()) {
            text = dice.pick(List.of("", "ADVANCE", "PREPAYMENT", "ANZAHLUNG", "ON ACCOUNT"));
        } else if (event.style == Style.REFERENCE) {
            structured = event.documents().getFirst().reference();
            text = "";
        } else {
            text = dice.pick(vocabulary.openings()) + references.text(dice, event);
        }
        String whole = event.style == Style.CUT ? text : text + irrelevant(dice, event);
        return new Line(name(dice, event), account(dice, event), whole.strip(), structured);
    }

    /** Dates, amounts, cost centres, customer and order numbers: more of them, the noisier the payer. */
    private String irrelevant(Dice dice, Event event) {
        int level = event.party.level.noise;
        if (!dice.perMille(100 + 120 * level)) {
            return "";
        }
        LocalDate day = firstDay.plusDays(event.day - dice.below(20));
        return " "
                + switch (dice.weighted(300, 200, 200, 200, 100)) {
                    case 0 -> "%02d.%02d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
                    case 1 ->
                        "%s %d.%02d"
                                .formatted(
                                        event.party.currency,
                                        Math.abs(event.amount) / 100,
                                        Math.abs(event.amount) % 100);
                    case 2 -> "KST " + dice.digits(4);
                    case 3 -> "KD-NR " + event.party.number;
                    default -> "PO 45" + dice.digits(8);
                };
    }

    private String account(Dice dice, Event event) {
        return switch (event.paidBy) {
            case STRANGER, LOOK_ALIKE -> dice.perMille(150) ? "" : "DE" + dice.digits(20);
            case SERVICE -> "DE99" + "%018d".formatted(100 + service(event));
            case HEAD -> own(dice, event.party.head == null ? event.party : event.party.head);
            case SELF -> own(dice, event.party);
        };
    }

    private static String own(Dice dice, Party party) {
        int noise = 15 * party.level.noise;
        if (dice.perMille(noise)) {
            return "";
        }
        return dice.perMille(noise) ? "DE" + dice.digits(20) : dice.pick(party.accounts);
    }

    private int service(Event event) {
        return Integer.parseInt(event.party.number) % vocabulary.services().size();
    }

    private String name(Dice dice, Event event) {
        return switch (event.paidBy) {
            case STRANGER ->
                dice.pick(vocabulary.trades()) + " " + dice.pick(vocabulary.cities()) + " " + dice.digits(3);
            case LOOK_ALIKE -> lookAlike(dice, event.party.name);
            case SERVICE -> vocabulary.services().get(service(event));
            case HEAD -> styled(dice, event.party.head == null ? event.party : event.party.head);
            case SELF -> styled(dice, event.party);
        };
    }

    private String lookAlike(Dice dice, String name) {
        String stem = name.substring(0, name.indexOf(' '));
        return stem + (dice.perMille(500) ? "s " : " & Sohn ") + name.substring(name.indexOf(' ') + 1);
    }

    private static String styled(Dice dice, Party party) {
        String name = party.name;
        if (!dice.perMille(150 * party.level.noise)) {
            return name;
        }
        List<String> words = new ArrayList<>(List.of(name.split(" ")));
        return switch (dice.weighted(250, 150, 250, 100, 100, 100, 50)) {
            case 0 -> folded(name);
            case 1 -> (name + " " + party.city).substring(0, Math.min(NAME_LIMIT, name.length()));
            case 2 -> String.join(" ", words.subList(0, Math.min(2, words.size())));
            case 3 -> words.get(1) + " " + words.get(0);
            case 4 -> Slip.letter(dice, name);
            case 5 -> words.get(0).charAt(0) + words.get(1).substring(0, 3).toUpperCase(Locale.ROOT) + " GROUP";
            default -> "";
        };
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT);
    }
}
