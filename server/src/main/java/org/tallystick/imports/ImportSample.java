package org.tallystick.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.imports.ImportRows.Line;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.table.TableRow;

/** The head of a file: its column names and first rows, enough to tell how it is written. */
record ImportSample(
        List<String> names, List<TableRow> rows, @Nullable RowError unreadable) {
    private static final int ROWS = 1000;

    ImportSample {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    static ImportSample of(ByteSource file) {
        List<TableRow> rows = new ArrayList<>();
        try (var lines = new ImportRows(file)) {
            RowError unreadable = null;
            Line line = lines.next();
            for (; line != null && rows.size() < ROWS; line = lines.next()) {
                switch (line) {
                    case Line.Sound(TableRow row) -> rows.add(row);
                    case Line.Broken _ -> {} // named when all rows are read
                    case Line.End(RowError error) -> unreadable = error;
                }
            }
            return new ImportSample(lines.header().names(), rows, unreadable);
        }
    }

    boolean has(String header) {
        return names.stream().anyMatch(name -> name.equalsIgnoreCase(header.strip()));
    }

    /** Their column that goes by our name, or by one of its others. */
    Optional<String> recognise(ImportColumn column) {
        return Stream.concat(Stream.of(column.name()), column.aliases().stream())
                .map(ImportSample::plain)
                .flatMap(alias -> names.stream().filter(name -> plain(name).equals(alias)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
