package org.tallystick.workbench.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.tallystick.contracts.ContractLine;
import org.tallystick.contracts.LineFields;
import org.tallystick.contracts.LineFields.RateKind;
import org.tallystick.contracts.LineFields.ScheduleKind;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Choices;

/** The fields of one line in the editor of a draft; a row without any text is no line. */
public record LineRow(int place, @Nullable LineFields fields) {
    private static final int SPARE = 1;
    private static final String NEW = "0";

    static List<LineRow> of(List<ContractLine> lines) {
        List<LineRow> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(new LineRow(rows.size() + 1, LineFields.of(line))));
        for (int i = 0; i < (lines.isEmpty() ? SPARE + 1 : SPARE); i++) {
            rows.add(new LineRow(rows.size() + 1, null));
        }
        return rows;
    }

    /** The lines a form sent, new ones numbered after the highest number there ever was. */
    static List<ContractLine> read(MultiValueMap<String, String> form, int highest) {
        List<ContractLine> lines = new ArrayList<>();
        int next = highest + 1;
        int rows = form.getOrDefault("clause", List.of()).size();
        for (int row = 0; row < rows; row++) {
            if (!at(form, "clause", row).isBlank()
                    || !at(form, "description", row).isBlank()) {
                String number = at(form, "line", row);
                boolean known = number.matches("[1-9]\\d{0,5}") && !number.equals(NEW);
                lines.add(fields(form, row, known ? Integer.parseInt(number) : next)
                        .parse());
                next = known ? next : next + 1;
            }
        }
        return lines;
    }

    private static LineFields fields(MultiValueMap<String, String> form, int row, int number) {
        return new LineFields(
                number,
                at(form, "clause", row),
                at(form, "description", row),
                at(form, "rate", row),
                at(form, "price", row),
                at(form, "size", row),
                at(form, "quantity", row).isBlank() ? "1" : at(form, "quantity", row),
                at(form, "unit", row).isBlank() ? "pcs" : at(form, "unit", row),
                at(form, "discount", row),
                at(form, "minimum", row),
                at(form, "taxCode", row),
                at(form, "schedule", row),
                at(form, "every", row),
                at(form, "period", row),
                at(form, "anchor", row),
                at(form, "on", row));
    }

    private static String at(Map<String, List<String>> form, String name, int row) {
        List<String> values = form.getOrDefault(name, List.of());
        return row < values.size() ? values.get(row) : "";
    }

    /** What a field shows; the usual for a new line. */
    public String value(String name) {
        LineFields line = fields;
        if (line == null) {
            return switch (name) {
                case "line" -> NEW;
                case "quantity", "every", "anchor" -> "1";
                case "unit" -> "pcs";
                case "rate" -> RateKind.FLAT.name();
                case "schedule" -> ScheduleKind.ADVANCE.name();
                case "period" -> "MONTHS";
                default -> "";
            };
        }
        String value = switch (name) {
            case "line" -> Integer.toString(line.line());
            case "clause" -> line.clause();
            case "description" -> line.description();
            case "rate" -> line.rate();
            case "price" -> line.price();
            case "size" -> line.size();
            case "quantity" -> line.quantity();
            case "unit" -> line.unit();
            case "discount" -> line.discount();
            case "minimum" -> line.minimum();
            case "taxCode" -> line.taxCode();
            case "schedule" -> line.schedule();
            case "every" -> line.every();
            case "period" -> line.period();
            case "anchor" -> line.anchor();
            case "on" -> line.on();
            default -> throw new IllegalArgumentException("no field " + name);
        };
        return value == null ? "" : value;
    }

    public boolean isNew() {
        return fields == null;
    }

    public static List<Choice> rates() {
        return Choices.of(RateKind.values(), RateKind::title);
    }

    public static List<Choice> schedules() {
        return Choices.of(ScheduleKind.values(), ScheduleKind::title);
    }
}
