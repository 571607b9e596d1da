package org.tallystick.lib.einvoice.checks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The code lists of EN 16931, from {@code codes.txt} beside this class. */
enum CodeList {
    INVOICE_TYPES,
    CREDIT_NOTE_TYPES,
    CURRENCIES,
    COUNTRIES,
    PAYMENT_MEANS,
    VAT_CATEGORIES,
    ALLOWANCE_REASONS,
    CHARGE_REASONS,
    EXEMPTIONS,
    UNITS,
    ENDPOINT_SCHEMES,
    IDENTIFIER_SCHEMES,
    CLASSIFICATION_LISTS,
    OBJECT_SCHEMES,
    NOTE_SUBJECTS;

    private static final Map<String, Set<String>> CODES = load();

    /** {@code endpoint schemes}. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean holds(String code) {
        return CODES.getOrDefault(title().replace(' ', '-'), Set.of()).contains(code.strip());
    }

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> lists = new HashMap<>();
        try (InputStream source = Objects.requireNonNull(CodeList.class.getResourceAsStream("codes.txt"));
                var reader = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            Set<String> current = new HashSet<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.endsWith(":")) {
                    current = lists.computeIfAbsent(line.substring(0, line.length() - 1), _ -> new HashSet<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.addAll(Arrays.asList(line.strip().split(" ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }
}
