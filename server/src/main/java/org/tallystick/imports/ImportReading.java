package org.tallystick.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallystick.lib.bankfiles.table.AmountFormat;
import org.tallystick.lib.bankfiles.table.DateFormat;
import org.tallystick.lib.bankfiles.table.TableRow;

/** A mapping made definite for one file: which of its columns each of ours is, and how amounts and dates are written. */
record ImportReading(ImportMapping mapping, Map<String, String> headers, AmountFormat amounts, DateFormat dates) {
    /** Formats of dates in the order in which they are tried. */
    static final List<String> DATE_PATTERNS = List.of(
            "yyyy-MM-dd",
            "yyyyMMdd",
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "MM/dd/yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "yyyy/MM/dd",
            "dd-MM-yyyy");

    ImportReading {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String column) {
        return Optional.ofNullable(headers.get(column));
    }

    /** Fits a mapping to a file; whatever prevents it goes to the errors. */
    static ImportReading fit(
            List<ImportColumn> columns, ImportMapping mapping, ImportSample sample, List<RowError> errors) {
        Map<String, String> headers = headers(columns, mapping, sample, errors);
        AmountFormat amounts = mapping.amounts();
        DateFormat dates = mapping.dates();
        return new ImportReading(
                mapping,
                headers,
                amounts == null ? amounts(columns, headers, sample, errors) : amounts,
                dates == null ? dates(columns, headers, sample, errors) : dates);
    }

    private static Map<String, String> headers(
            List<ImportColumn> columns, ImportMapping mapping, ImportSample sample, List<RowError> errors) {
        var headers = new TreeMap<String, String>();
        for (String unknown : mapping.columns().keySet()) {
            if (columns.stream().noneMatch(column -> column.name().equals(unknown))) {
                errors.add(new RowError(0, unknown, "MAP_COLUMN", "There is no column " + unknown + " to map to."));
            }
        }
        for (ImportColumn column : columns) {
            Optional<String> header =
                    mapping.mentions(column.name()) ? mapping.header(column.name()) : sample.recognise(column);
            if (header.isPresent() && !sample.has(header.get())) {
                errors.add(new RowError(
                        0,
                        column.name(),
                        "COLUMN_MISSING",
                        "The file has no column “" + header.get() + "”, which the mapping names."));
            } else if (header.isPresent()) {
                headers.put(column.name(), header.get());
            } else if (column.required()
                    && mapping.constant(column.name())
                            .filter(value -> !value.isEmpty())
                            .isEmpty()) {
                errors.add(new RowError(
                        0,
                        column.name(),
                        "COLUMN_MISSING",
                        "No column of the file is “" + column.name() + "”. Name it in the mapping."));
            }
        }
        return headers;
    }

    private static AmountFormat amounts(
            List<ImportColumn> columns, Map<String, String> headers, ImportSample sample, List<RowError> errors) {
        List<String> values =
                values(columns.stream().filter(column -> column.type().isDecimal()), headers, sample);
        Optional<AmountFormat> format = AmountFormat.detect(values);
        if (format.isEmpty()) {
            errors.add(new RowError(
                    0,
                    null,
                    "DECIMAL_SIGN_UNCLEAR",
                    "Some amounts have a decimal point, others a comma. Say which: decimal-sign = point or comma."));
        }
        return format.orElse(AmountFormat.POINT);
    }

    private static DateFormat dates(
            List<ImportColumn> columns, Map<String, String> headers, ImportSample sample, List<RowError> errors) {
        List<String> values =
                values(columns.stream().filter(column -> column.type() == ImportColumn.Type.DATE), headers, sample);
        List<DateFormat> fitting = fitting(values);
        if (fitting.size() > 1 && differ(fitting, values)) {
            errors.add(new RowError(
                    0,
                    null,
                    "DATE_PATTERN_UNCLEAR",
                    "Day and month cannot be told apart. Say which: date-pattern = " + fitting.getFirst() + " or "
                            + fitting.get(1) + "."));
        }
        return fitting.isEmpty() ? DateFormat.ISO : fitting.getFirst();
    }

    /** The patterns by which most of the values are dates. */
    private static List<DateFormat> fitting(List<String> values) {
        List<DateFormat> best = new ArrayList<>();
        long most = 1;
        for (String pattern : DATE_PATTERNS) {
            DateFormat format = DateFormat.ofPattern(pattern);
            long fits = values.stream()
                    .filter(value -> format.parse(value).isPresent())
                    .count();
            if (fits > most) {
                best.clear();
                most = fits;
            }
            if (fits == most) {
                best.add(format);
            }
        }
        return best;
    }

    private static boolean differ(List<DateFormat> formats, List<String> values) {
        return values.stream()
                .anyMatch(value -> formats.stream()
                                .flatMap(format -> format.parse(value).stream())
                                .distinct()
                                .count()
                        > 1);
    }

    private static List<String> values(Stream<ImportColumn> columns, Map<String, String> headers, ImportSample sample) {
        List<String> names =
                columns.map(ImportColumn::name).filter(headers::containsKey).toList();
        List<String> values = new ArrayList<>();
        for (TableRow row : sample.rows()) {
            names.forEach(name -> row.cell(String.valueOf(headers.get(name))).ifPresent(values::add));
        }
        return values;
    }
}
