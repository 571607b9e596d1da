package org.tallystick.workbench.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.collections.DunningPolicy;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;

/** A policy as somebody entered it: levels one a line, such as {@code 7 reminder}; tolerances too, such as {@code 5.00 EUR}. */
record PolicyForm(
        @Nullable UUID id,
        int version,
        @Nullable String name,
        @Nullable String from,
        @Nullable String levels,
        int daysBetween,
        @Nullable String tolerances,
        boolean businessDays,
        boolean lessCredits) {
    DunningPolicy policy(LocalDate today) {
        LocalDate first = Entered.date("first day", from);
        return new DunningPolicy(
                id == null ? Ids.next() : id,
                version,
                name == null ? "" : name,
                first == null ? today : first,
                entered(),
                daysBetween,
                tolerated(),
                businessDays,
                lessCredits);
    }

    private List<Level> entered() {
        List<Level> found = new ArrayList<>();
        for (String line : lines(levels)) {
            String[] words = line.split("\\s+", 2);
            if (words.length < 2 || !words[0].matches("-?\\d{1,4}")) {
                throw levelUnknown(line);
            }
            Tone tone = Arrays.stream(Tone.values())
                    .filter(known -> known.name().equals(words[1].toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> levelUnknown(line));
            found.add(DunningPolicy.level(found.size() + 1, Integer.parseInt(words[0]), tone));
        }
        return found;
    }

    private static Refusal levelUnknown(String line) {
        return Refusal.invalid(
                "POLICY_LEVELS",
                "Write a level as days after the due day and courtesy, reminder, demand or final, such as 7 reminder; not "
                        + line + ".");
    }

    private Map<CurrencyCode, Money> tolerated() {
        Map<CurrencyCode, Money> found = new LinkedHashMap<>();
        for (String line : lines(tolerances)) {
            String[] words = line.split("\\s+", 2);
            if (words.length < 2) {
                throw Refusal.invalid(
                        "POLICY_TOLERANCE", "Write a tolerance as amount and currency, such as 5.00 EUR.");
            }
            CurrencyCode currency = Entered.currency(words[1]);
            found.put(currency, Entered.money("tolerance", words[0], currency));
        }
        return found;
    }

    private static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
