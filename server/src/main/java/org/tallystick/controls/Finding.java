package org.tallystick.controls;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row where an invariant does not hold: which thing, what was expected, what is there. */
public record Finding(
        @Nullable String currency,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable String detail) {
    /** The row in one line: {@code open item 0199…: expected 100, found 90 (EUR, INV-2026-000001 open)}. */
    public String sentence() {
        String notes = Stream.of(currency, detail).filter(note -> note != null).collect(Collectors.joining(", "));
        String row = subjectType + " " + subjectId + ": expected " + expected + ", found " + actual;
        return notes.isEmpty() ? row : row + " (" + notes + ")";
    }
}
