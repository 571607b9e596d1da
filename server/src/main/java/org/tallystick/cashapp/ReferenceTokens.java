package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.references.CreditorReference;

/**
 * Everything in a remittance that could be the number or the payment reference of an open item, whole words only.
 */
final class ReferenceTokens {
    private static final int MAX_TOKENS = 300;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 60;
    private static final int MAX_WORDS = 3;
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");
    private static final Pattern LISTS = Pattern.compile("[,;+&|/\\\\]+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");
    private static final Set<String> NOTHING = Set.of("NOTPROVIDED", "NONREF", "NOT PROVIDED");

    private final Set<String> found = new LinkedHashSet<>();

    private ReferenceTokens() {}

    /** In reading order. */
    static Set<String> of(Remittance remittance) {
        var tokens = new ReferenceTokens();
        remittance.references().forEach(tokens::whole);
        remittance.documents().forEach(tokens::whole);
        tokens.text(remittance.text());
        tokens.whole(remittance.endToEndId());
        return tokens.found;
    }

    private void whole(@Nullable String text) {
        if (text == null || NOTHING.contains(text.strip().toUpperCase(Locale.ROOT))) {
            return;
        }
        CreditorReference.parse(text).ifPresent(reference -> add(reference.value()));
        add(text.strip());
        add(BLANKS.matcher(text).replaceAll(""));
    }

    private void text(String text) {
        CreditorReference.findIn(text).forEach(reference -> add(reference.value()));
        List<String> words = Arrays.stream(BLANKS.split(text))
                .map(word -> EDGES.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .toList();
        for (int i = 0; i < words.size(); i++) {
            word(words.get(i));
            for (int length = 2; length <= MAX_WORDS && i + length <= words.size(); length++) {
                word(String.join(" ", words.subList(i, i + length)));
            }
        }
    }

    private void word(String word) {
        List<String> parts = new ArrayList<>(List.of(word));
        parts.addAll(Arrays.asList(LISTS.split(word)));
        for (String part : parts) {
            String trimmed = EDGES.matcher(part).replaceAll("");
            if (trimmed.length() >= SHORTEST && DIGIT.matcher(trimmed).find()) {
                add(trimmed);
            }
        }
    }

    private void add(String token) {
        if (token.length() < 2 || token.length() > LONGEST || found.size() >= MAX_TOKENS) {
            return;
        }
        found.add(token);
        found.add(token.toUpperCase(Locale.ROOT));
    }
}
