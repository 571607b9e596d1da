package org.tallystick.platform.web;

import java.math.BigDecimal;
import java.util.List;

/** What a chart draws, served as JSON to the part {@code parts/chart}; a table beside it says the same. */
public record Chart(Type type, String unit, List<String> categories, List<Series> series) {
    public enum Type {
        BAR,
        STACKED,
        LINE
    }

    /** One value for each category, in whole units of the currency. */
    public record Series(String name, List<BigDecimal> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    public Chart {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
    }
}
