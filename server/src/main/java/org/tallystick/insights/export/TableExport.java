package org.tallystick.insights.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes any report to a file, row by row. The stream stays open. */
@Component
public class TableExport {
    private final JsonMapper json;

    TableExport(JsonMapper json) {
        this.json = json;
    }

    public enum Format {
        CSV("text/csv; charset=utf-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        JSON("application/json");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }

        /** {@code aging-by-customer.csv}. */
        public String fileName(ReportTable table) {
            return table.name() + "." + name().toLowerCase(Locale.ROOT);
        }
    }

    public void write(ReportTable table, Format format, OutputStream out) {
        try {
            switch (format) {
                case CSV -> CsvExport.write(table, out);
                case XLSX -> XlsxExport.write(table, out);
                case JSON -> JsonExport.write(table, json, out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
