package org.tallystick.workbench.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.insights.export.TableExport;
import org.tallystick.insights.export.TableExport.Format;
import org.tallystick.platform.Refusal;

/** Sends a table as a file to save. */
@Component
public class ReportFiles {
    private final TableExport export;

    ReportFiles(TableExport export) {
        this.export = export;
    }

    public void send(ReportTable table, String format, HttpServletResponse response) throws IOException {
        Format chosen = format(format);
        response.setContentType(chosen.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + chosen.fileName(table) + "\"");
        export.write(table, chosen, response.getOutputStream());
    }

    private static Format format(String name) {
        try {
            return Format.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("FORMAT_UNKNOWN", "A file is one of csv, xlsx, json.");
        }
    }
}
