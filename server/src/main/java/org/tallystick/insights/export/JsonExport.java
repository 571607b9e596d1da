package org.tallystick.insights.export;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** One JSON document: amounts as decimal texts, dates as ISO 8601, keys in the order of the columns. */
final class JsonExport {
    private JsonExport() {}

    static void write(ReportTable table, JsonMapper mapper, OutputStream out) {
        try (JsonGenerator json =
                mapper.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("report", table.name());
            json.writeStringProperty("title", table.title());
            json.writeStringProperty("subtitle", table.subtitle());
            json.writeArrayPropertyStart("rows");
            List<ReportRow> totals = table.read(row -> writeRow(json, table.columns(), row));
            json.writeEndArray();
            json.writeArrayPropertyStart("totals");
            totals.forEach(total -> writeTotal(json, table.columns(), total));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void writeRow(JsonGenerator json, List<ReportColumn> columns, ReportRow row) {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            writeCell(json, columns.get(i), row.cell(i));
        }
        json.writeEndObject();
    }

    private static void writeTotal(JsonGenerator json, List<ReportColumn> columns, ReportRow total) {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            if (total.cell(i) != null) {
                writeCell(json, columns.get(i), total.cell(i));
            }
        }
        json.writeEndObject();
    }

    private static void writeCell(JsonGenerator json, ReportColumn column, @Nullable Object cell) {
        json.writeName(column.name());
        switch (cell) {
            case null -> json.writeNull();
            case BigDecimal number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            default -> json.writeString(CsvExport.plain(cell));
        }
    }
}
