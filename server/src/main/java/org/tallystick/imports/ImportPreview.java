package org.tallystick.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.ReceivedFile;

/**
 * How a file looks before anything is done with it: its columns and first rows, and the mapping that is proposed for it,
 * with whatever still prevents reading it.
 */
public record ImportPreview(
        List<String> names,
        List<List<String>> rows,
        ImportMapping mapping,
        List<RowError> errors,
        @Nullable ReceivedFile earlier) {
    private static final int ROWS = 5;

    /** Patterns a person can choose from. */
    public static final List<String> DATE_PATTERNS = ImportReading.DATE_PATTERNS;

    static ImportPreview of(
            ImportPlan<?> plan, ImportSample sample, ImportMapping mapping, @Nullable ReceivedFile earlier) {
        List<RowError> errors = new ArrayList<>();
        if (sample.unreadable() != null) {
            return new ImportPreview(sample.names(), List.of(), mapping, List.of(sample.unreadable()), earlier);
        }
        ImportReading reading = ImportReading.fit(plan.columns(), mapping, sample, errors);
        List<List<String>> rows =
                sample.rows().stream().limit(ROWS).map(row -> row.cells()).toList();
        return new ImportPreview(sample.names(), rows, proposal(plan, mapping, reading), errors, earlier);
    }

    private static ImportMapping proposal(ImportPlan<?> plan, ImportMapping mapping, ImportReading reading) {
        Map<String, String> columns = new TreeMap<>(mapping.columns());
        plan.columns()
                .forEach(column -> columns.putIfAbsent(
                        column.name(), reading.header(column.name()).orElse("")));
        Map<String, String> options = new TreeMap<>(mapping.options());
        options.putIfAbsent(ImportMapping.DECIMAL_SIGN, reading.amounts().name().toLowerCase(Locale.ROOT));
        options.putIfAbsent(ImportMapping.DATE_PATTERN, reading.dates().toString());
        return new ImportMapping(columns, options);
    }
}
