package org.tallystick.lib.x12.element;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A day or a span of days with what it means (DTM, DTP).
 *
 * @param qualifier 472 service, 434 statement, 573 adjudication and others
 * @param from the day, or the first of them; null when the file has none that exists
 * @param through the last day of a span, null for a single one
 * @param at the time of a single day, where the file says one
 */
public record Period(
        String qualifier,
        @Nullable LocalDate from,
        @Nullable LocalDate through,
        @Nullable LocalTime at) {
    public static Period on(String qualifier, LocalDate day) {
        return new Period(qualifier, day, null, null);
    }

    public static Period between(String qualifier, LocalDate from, LocalDate through) {
        return new Period(qualifier, from, through, null);
    }

    /** The last day, which is the first where there is only one. */
    public @Nullable LocalDate last() {
        return through == null ? from : through;
    }
}
