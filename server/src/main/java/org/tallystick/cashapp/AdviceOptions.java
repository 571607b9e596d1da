package org.tallystick.cashapp;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.tallystick.platform.Refusal;

/** Which columns of a table are ours, for those that are not recognised: {@code net = Betrag EUR}. */
public record AdviceOptions(Map<String, String> columns) {
    public static final AdviceOptions NONE = new AdviceOptions(Map.of());

    public AdviceOptions {
        columns = Map.copyOf(columns);
        columns.keySet().forEach(AdviceOptions::requireKnown);
    }

    /** Reads lines such as {@code document = Belegnummer}. */
    public static AdviceOptions parse(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("MAP_UNREADABLE", "The columns are lines such as \"net = Amount paid\".");
        }
        Map<String, String> columns = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> {
            String theirs = properties.getProperty(name).strip();
            if (!theirs.isEmpty()) {
                columns.put(name.strip().toLowerCase(Locale.ROOT).replace('_', ' '), theirs);
            }
        });
        return new AdviceOptions(columns);
    }

    private static void requireKnown(String name) {
        if (!TableAdvices.knows(name)) {
            throw Refusal.invalid(
                    "MAP_COLUMN",
                    "There is no column “" + name + "”. These are known: " + TableAdvices.columns() + ".");
        }
    }
}
