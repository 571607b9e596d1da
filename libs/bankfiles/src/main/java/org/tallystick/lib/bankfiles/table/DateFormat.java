package org.tallystick.lib.bankfiles.table;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** How a file writes dates; 31 February is no date in any of them. */
public final class DateFormat {
    /** {@code 2026-02-27} */
    public static final DateFormat ISO = ofPattern("yyyy-MM-dd");

    private final String pattern;
    private final DateTimeFormatter formatter;

    private DateFormat(String pattern) {
        this.pattern = pattern;
        this.formatter = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * A format of the parts yyyy or yy, MM or M, dd or d and signs between them: {@code yyyyMMdd}, {@code dd.MM.yyyy},
     * {@code dd/MM/yyyy}, {@code MM/dd/yyyy}; years of two digits are those of this century.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static DateFormat ofPattern(String pattern) {
        boolean complete = pattern.contains("yy") && pattern.contains("M") && pattern.contains("d");
        if (!complete || !pattern.matches("(yyyy|yy|MM|M|dd|d|[-./ ]){3,7}")) {
            throw new IllegalArgumentException(pattern + " is no pattern for dates; yyyy-MM-dd would be one");
        }
        return new DateFormat(pattern);
    }

    /** The day, or nothing when the text is none. */
    public Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip(), formatter));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return pattern;
    }
}
