package org.tallystick.einvoices;

import java.util.Locale;
import java.util.Map;

/** The code of a unit in UN/ECE recommendation 20, by the words people write on charges. */
final class Units {
    /** One of whatever it is. */
    static final String ONE = "C62";

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("h", "HUR"),
            Map.entry("hr", "HUR"),
            Map.entry("hour", "HUR"),
            Map.entry("hours", "HUR"),
            Map.entry("std", "HUR"),
            Map.entry("stunde", "HUR"),
            Map.entry("stunden", "HUR"),
            Map.entry("min", "MIN"),
            Map.entry("minute", "MIN"),
            Map.entry("minutes", "MIN"),
            Map.entry("d", "DAY"),
            Map.entry("day", "DAY"),
            Map.entry("days", "DAY"),
            Map.entry("tag", "DAY"),
            Map.entry("tage", "DAY"),
            Map.entry("week", "WEE"),
            Map.entry("weeks", "WEE"),
            Map.entry("woche", "WEE"),
            Map.entry("month", "MON"),
            Map.entry("months", "MON"),
            Map.entry("monat", "MON"),
            Map.entry("monate", "MON"),
            Map.entry("year", "ANN"),
            Map.entry("years", "ANN"),
            Map.entry("jahr", "ANN"),
            Map.entry("pc", "H87"),
            Map.entry("pcs", "H87"),
            Map.entry("piece", "H87"),
            Map.entry("pieces", "H87"),
            Map.entry("st", "H87"),
            Map.entry("stk", "H87"),
            Map.entry("stück", "H87"),
            Map.entry("kg", "KGM"),
            Map.entry("g", "GRM"),
            Map.entry("t", "TNE"),
            Map.entry("l", "LTR"),
            Map.entry("m", "MTR"),
            Map.entry("km", "KMT"),
            Map.entry("m2", "MTK"),
            Map.entry("m²", "MTK"),
            Map.entry("m3", "MTQ"),
            Map.entry("m³", "MTQ"),
            Map.entry("kwh", "KWH"),
            Map.entry("mwh", "MWH"),
            Map.entry("gb", "E34"),
            Map.entry("1", ONE),
            Map.entry("unit", ONE),
            Map.entry("units", ONE),
            Map.entry("each", ONE),
            Map.entry("%", "P1"));

    private Units() {}

    static String codeOf(String unit) {
        return CODES.getOrDefault(key(unit), ONE);
    }

    /** Whether the code says as much as the word; otherwise the word has to stand on the line, too. */
    static boolean isKnown(String unit) {
        return CODES.containsKey(key(unit));
    }

    private static String key(String unit) {
        return unit.strip().toLowerCase(Locale.ROOT);
    }
}
