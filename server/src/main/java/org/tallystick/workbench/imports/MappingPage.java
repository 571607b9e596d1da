package org.tallystick.workbench.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.imports.ImportBatch;
import org.tallystick.imports.ImportColumn;
import org.tallystick.imports.ImportKind;
import org.tallystick.imports.ImportMapping;
import org.tallystick.imports.ImportPreview;
import org.tallystick.platform.web.Choice;

/** Which column of the file is which of ours, and how it writes amounts and dates. */
public record MappingPage(ImportBatch batch, ImportPreview preview, List<ImportColumn> columns) {
    private static final String COLUMN = "column.";
    private static final String SAME = "same.";

    public MappingPage {
        columns = List.copyOf(columns);
    }

    /** Their columns, as options of a select. */
    public List<Choice> names() {
        return preview.names().stream()
                .filter(name -> !name.isBlank())
                .distinct()
                .map(name -> new Choice(name, name))
                .toList();
    }

    /** Their column that is chosen for one of ours; empty for none. */
    public String chosen(ImportColumn column) {
        return preview.mapping().header(column.name()).orElse("");
    }

    public String same(ImportColumn column) {
        return preview.mapping().constant(column.name()).orElse("");
    }

    public String option(String name) {
        return preview.mapping().options().getOrDefault(name, "");
    }

    public boolean createsCustomers() {
        return option(ImportMapping.CREATE_CUSTOMERS).equals("true");
    }

    public boolean mayCreateCustomers() {
        return batch.kind() == ImportKind.OPEN_ITEMS;
    }

    public boolean hasAmounts() {
        return columns.stream()
                .anyMatch(column ->
                        column.type() == ImportColumn.Type.AMOUNT || column.type() == ImportColumn.Type.NUMBER);
    }

    public boolean hasDates() {
        return columns.stream().anyMatch(column -> column.type() == ImportColumn.Type.DATE);
    }

    /** What the first row has in a column. */
    public String example(ImportColumn column) {
        int place = preview.names().indexOf(chosen(column));
        boolean there = place >= 0
                && !preview.rows().isEmpty()
                && place < preview.rows().getFirst().size();
        return there ? preview.rows().getFirst().get(place) : "";
    }

    /** The address field of a select. */
    public static String field(ImportColumn column) {
        return COLUMN + column.name();
    }

    public static String sameField(ImportColumn column) {
        return SAME + column.name();
    }

    /** What was chosen in the form of this page; a value for all rows goes before a column. */
    static ImportMapping read(List<ImportColumn> columns, Map<String, String> fields) {
        Map<String, String> entries = new TreeMap<>();
        for (ImportColumn column : columns) {
            String same = fields.getOrDefault(sameField(column), "").strip();
            entries.put(column.name(), same.isEmpty() ? fields.getOrDefault(field(column), "") : "= " + same);
        }
        for (String option :
                List.of(ImportMapping.DECIMAL_SIGN, ImportMapping.DATE_PATTERN, ImportMapping.EXCESS_DIGITS)) {
            entries.put(option, fields.getOrDefault(option, ""));
        }
        entries.put(
                ImportMapping.CREATE_CUSTOMERS, fields.containsKey(ImportMapping.CREATE_CUSTOMERS) ? "true" : "false");
        return ImportMapping.of(entries);
    }
}
