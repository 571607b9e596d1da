package org.tallystick.insights.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * Comma-separated, in UTF-8, names first, without totals: for programs. Texts that a spreadsheet would run as a formula get
 * an apostrophe in front; numbers do not, so that -5 stays a number.
 */
final class CsvExport {
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private CsvExport() {}

    static void write(ReportTable table, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(table.columns().stream().map(ReportColumn::name).toList());
        table.read(row -> csv.writeRecord(texts(table.columns(), row)));
        csv.flush();
        writer.flush();
    }

    private static List<String> texts(List<ReportColumn> columns, ReportRow row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = plain(row.cell(i));
            texts.add(columns.get(i).type() == ReportColumn.Type.TEXT ? guarded(text) : text);
        }
        return texts;
    }

    static String plain(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Money amount -> amount.toPlainString();
            case BigDecimal number -> number.toPlainString();
            default -> cell.toString();
        };
    }

    static String guarded(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
