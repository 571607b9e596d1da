package org.tallystick.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.imports.ImportRows.Line;
import org.tallystick.lib.bankfiles.ByteSource;

/** A file read once from beginning to end before anything is done with it: whether it can be, and which rows say the same. */
record ImportScan(
        List<String> names,
        ImportReading reading,
        long rows,
        Map<String, List<Long>> rowsByRepeatedKey,
        Set<String> apart,
        List<RowError> errors,
        List<String> warnings) {
    boolean isReadable() {
        return errors.isEmpty();
    }

    static ImportScan of(ImportPlan<?> plan, ByteSource file, ImportMapping mapping) {
        ImportSample sample = ImportSample.of(file);
        List<RowError> errors = new ArrayList<>();
        if (sample.unreadable() != null && sample.names().isEmpty()) {
            errors.add(sample.unreadable());
        }
        var reading = ImportReading.fit(plan.columns(), mapping, sample, errors.isEmpty() ? errors : new ArrayList<>());
        if (!errors.isEmpty()) {
            return new ImportScan(sample.names(), reading, 0, Map.of(), Set.of(), errors, List.of());
        }
        return read(plan, file, sample, reading);
    }

    private static ImportScan read(ImportPlan<?> plan, ByteSource file, ImportSample sample, ImportReading reading) {
        var keys = new Keys();
        var groups = new Groups();
        List<RowError> errors = new ArrayList<>();
        long rows = 0;
        try (var lines = new ImportRows(file)) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                switch (line) {
                    case Line.Sound(var row) -> {
                        rows++;
                        var cells = new Cells(row, reading);
                        keys.add(plan.key(cells), row.rowNumber());
                        groups.add(plan.group(cells));
                    }
                    case Line.Broken _ -> rows++;
                    case Line.End(RowError error) -> errors.add(error);
                }
            }
            if (rows == 0 && errors.isEmpty()) {
                errors.add(new RowError(0, null, "FILE-NO-ROWS", "The file has a header but no rows below it."));
            }
            return new ImportScan(
                    sample.names(), reading, rows, keys.repeated, groups.apart, errors, List.copyOf(lines.warnings()));
        }
    }

    /** The groups whose rows do not stand together. */
    private static final class Groups {
        private final Set<String> begun = new HashSet<>();
        private final Set<String> apart = new HashSet<>();
        private String present = "";

        void add(String group) {
            if (!group.equals(present) && !group.isEmpty() && !begun.add(group)) {
                apart.add(group);
            }
            present = group;
        }
    }

    /** The rows of the keys that occur more than once. */
    private static final class Keys {
        private final Map<String, Long> first = new HashMap<>();
        private final Map<String, List<Long>> repeated = new HashMap<>();

        void add(String key, long row) {
            if (key.isEmpty()) {
                return;
            }
            Long before = first.putIfAbsent(key, row);
            if (before != null) {
                repeated.computeIfAbsent(key, same -> new ArrayList<>(List.of(before)))
                        .add(row);
            }
        }
    }

    /** The sentence about a row that is not the only one of its key; null when it is. */
    @Nullable
    String repetition(String key, String column, long row) {
        List<Long> same = rowsByRepeatedKey.get(key);
        if (same == null) {
            return null;
        }
        List<String> others = same.stream()
                .filter(other -> other != row)
                .limit(3)
                .map(String::valueOf)
                .toList();
        return "Row " + row + " and row " + String.join(", ", others) + " have the same " + column
                + ". Keep one of them.";
    }
}
