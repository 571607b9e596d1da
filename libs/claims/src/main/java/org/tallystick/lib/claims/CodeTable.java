package org.tallystick.lib.claims;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A code set with the days its codes are valid: CSV with a head, a column {@code code}, perhaps {@code valid_from} and
 * {@code valid_to}, and attributes.
 */
public final class CodeTable {
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /** A row of the file. */
    public record Entry(String code, LocalDate from, LocalDate through, Map<String, String> attributes) {
        public Entry {
            attributes = Map.copyOf(attributes);
        }

        /** An attribute, empty when there is none. */
        public String get(String name) {
            return attributes.getOrDefault(name, "");
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(through);
        }
    }

    /**
     * Reads the lines of a file.
     *
     * @throws IllegalArgumentException with a sentence that names the line
     */
    public static CodeTable of(List<String> lines) {
        if (lines.isEmpty() || !cells(lines.getFirst()).contains("code")) {
            throw new IllegalArgumentException("the first line has no column named code");
        }
        var table = new CodeTable();
        List<String> heads = cells(lines.getFirst());
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                table.add(heads, cells(lines.get(i)), i + 1);
            }
        }
        return table;
    }

    private void add(List<String> heads, List<String> cells, int line) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < heads.size() && i < cells.size(); i++) {
            row.put(heads.get(i), cells.get(i));
        }
        String code = row.getOrDefault("code", "").replace(".", "");
        try {
            String from = row.getOrDefault("valid_from", "");
            String through = row.getOrDefault("valid_to", "");
            var entry = new Entry(
                    code,
                    from.isEmpty() ? LocalDate.MIN : LocalDate.parse(from),
                    through.isEmpty() ? LocalDate.MAX : LocalDate.parse(through),
                    row);
            entries.computeIfAbsent(code, key -> new ArrayList<>()).add(entry);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("line " + line + " has a date that is not written 2026-01-31", e);
        }
    }

    /** Cells between commas; quotes around a cell may hold commas, and are doubled inside. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c == '\ufeff' ? ' ' : c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** Every code, in order. */
    public List<String> codes() {
        return entries.keySet().stream().sorted().toList();
    }

    /** What a code is on a day; nothing when it is not valid then. */
    public Optional<Entry> on(String code, LocalDate day) {
        return all(code, day).stream().findFirst();
    }

    /** Every row of a code that holds on a day, as of pairs. */
    public List<Entry> all(String code, LocalDate day) {
        return entries.getOrDefault(code, List.of()).stream()
                .filter(entry -> entry.holds(day))
                .toList();
    }
}
