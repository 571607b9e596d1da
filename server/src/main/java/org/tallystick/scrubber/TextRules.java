package org.tallystick.scrubber;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the texts say something, and can be written into a PDF and an e-invoice. */
final class TextRules {
    private static final Set<String> PLACEHOLDERS = Set.of(
            "test", "tbd", "tba", "todo", "xxx", "n/a", "asdf", "dummy", "placeholder", "lorem ipsum", "?", "-", "...");

    /** What XML 1.0 cannot carry, and marks that turn the direction of what follows. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");

    /** UTF-8 read as Latin-1, or what a reader could not read at all. */
    private static final Pattern GARBLED = Pattern.compile("[ÃÂ][\\u0080-\\u00BF]|â€|\\uFFFD");

    private TextRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-501",
                        "A description says what was done",
                        "A customer who cannot tell what a line is disputes it.",
                        "EN 16931 BR-25",
                        Severity.WARN,
                        "Withdraw the charge and record it anew with a description.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line -> isPlaceholder(line.description()))
                                .map(line -> Said.of(line, "“" + line.description() + "” says nothing."))),
                new Rule(
                        "SCR-502",
                        "Texts hold only what can be written",
                        "Control signs break e-invoices and can hide what a text says.",
                        "XML 1.0, 2.2; UTS 55",
                        Severity.BLOCK,
                        "Withdraw the charge and record it anew without them; clean the customer's name and address.",
                        Place.CHARGE,
                        TextRules::unprintable),
                new Rule(
                        "SCR-503",
                        "Texts came in with their letters",
                        "Letters such as ä came in garbled, because a file was read with the wrong encoding.",
                        "Own rule",
                        Severity.WARN,
                        "Import the charges anew in UTF-8; withdraw these.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line ->
                                        GARBLED.matcher(line.description()).find())
                                .map(line -> Said.of(line, "“" + line.description() + "” has garbled letters."))));
    }

    private static boolean isPlaceholder(String description) {
        String plain = description.strip().toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.contains(plain) || plain.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    private static Stream<Said> unprintable(DraftFacts facts) {
        Stream<Said> lines = facts.lines().stream()
                .filter(line ->
                        UNPRINTABLE.matcher(line.description() + line.unit()).find())
                .map(line -> Said.of(line, "its text holds control signs."));
        var address = facts.buyer().profile().address();
        boolean party = Stream.of(facts.buyer().name(), address.street(), address.postalCode(), address.city())
                .anyMatch(text -> text != null && UNPRINTABLE.matcher(text).find());
        return Stream.concat(Said.when(party, "The customer's name or address holds control signs."), lines);
    }
}
