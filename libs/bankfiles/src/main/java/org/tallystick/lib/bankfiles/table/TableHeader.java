package org.tallystick.lib.bankfiles.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The column names of a table and the lines before them; names are compared without case and surrounding blanks, and of
 * equal names the first one counts.
 */
public final class TableHeader {
    /** A table without header. */
    static final TableHeader NONE = new TableHeader(List.of(), List.of());

    private final List<String> names;
    private final List<List<String>> preamble;
    private final Map<String, Integer> positions = new HashMap<>();

    TableHeader(List<String> names, List<List<String>> preamble) {
        this.names = names.stream().map(String::strip).toList();
        this.preamble = List.copyOf(preamble);
        for (int i = 0; i < this.names.size(); i++) {
            positions.putIfAbsent(key(this.names.get(i)), i);
        }
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** The names in file order; empty without header. */
    public List<String> names() {
        return names;
    }

    /** The rows before the header. */
    public List<List<String>> preamble() {
        return preamble;
    }

    /** The index of a column, counted from 0. */
    public OptionalInt position(String name) {
        Integer position = positions.get(key(name));
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** The names that occur more than once. */
    List<String> repeated() {
        return names.stream()
                .filter(name -> !name.isEmpty() && names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .toList();
    }
}
