package org.tallystick.controls;

import java.util.Arrays;

/** Something that is always true of the books, and the query that returns the rows where it is not. */
public record Invariant(String id, Severity severity, String title, String meaning, String sql) {
    /** Reads {@code severity}, {@code title} and {@code meaning} from the comment lines at the top of the query. */
    static Invariant of(String id, String sql) {
        return new Invariant(
                id, Severity.valueOf(header(sql, "severity")), header(sql, "title"), header(sql, "meaning"), sql);
    }

    private static String header(String sql, String name) {
        String start = "-- " + name + ": ";
        return Arrays.stream(sql.split("\n", 4))
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an invariant without " + name + ": " + sql));
    }
}
