package org.tallystick.insights.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** A workbook with one sheet: bold frozen head, amounts and dates as what they are, totals in bold at the end. */
final class XlsxExport {
    private static final int ROWS_PER_FLUSH = 1_000;
    private static final int MAXIMUM_ROWS = 1_048_575;
    private static final int MAXIMUM_NAME = 31;

    private final Worksheet sheet;
    private final List<ReportColumn> columns;
    private int next;

    private XlsxExport(Worksheet sheet, List<ReportColumn> columns) {
        this.sheet = sheet;
        this.columns = columns;
    }

    static void write(ReportTable table, OutputStream out) throws IOException {
        try (var workbook = new Workbook(new Unclosed(out), "Tallystick", "1.0")) {
            String name = table.title().replaceAll("[\\[\\]*?/\\\\:]", " ");
            Worksheet sheet = workbook.newWorksheet(name.substring(0, Math.min(name.length(), MAXIMUM_NAME)));
            var export = new XlsxExport(sheet, table.columns());
            export.head();
            List<ReportRow> totals = table.read(row -> export.row(row, false));
            totals.forEach(total -> export.row(total, true));
            sheet.finish();
        }
    }

    private void head() {
        for (int i = 0; i < columns.size(); i++) {
            ReportColumn column = columns.get(i);
            sheet.value(0, i, column.title());
            sheet.style(0, i).bold().set();
            sheet.width(i, width(column));
        }
        sheet.freezePane(0, 1);
        next = 1;
    }

    private void row(ReportRow row, boolean bold) {
        if (next > MAXIMUM_ROWS) {
            throw new IllegalStateException("a sheet has no more than " + MAXIMUM_ROWS + " rows");
        }
        for (int i = 0; i < columns.size(); i++) {
            cell(next, i, row.cell(i), bold);
        }
        next++;
        if (next % ROWS_PER_FLUSH == 0) {
            flush();
        }
    }

    private void cell(int row, int column, @Nullable Object cell, boolean bold) {
        String format = switch (cell) {
            case null -> null;
            case Money amount -> {
                sheet.value(row, column, amount.toDecimal());
                yield amountFormat(amount);
            }
            case LocalDate date -> {
                sheet.value(row, column, date);
                yield "yyyy-mm-dd";
            }
            case Number number -> {
                sheet.value(row, column, number);
                yield null;
            }
            default -> {
                sheet.value(row, column, cell.toString());
                yield null;
            }
        };
        if (format != null && bold) {
            sheet.style(row, column).format(format).bold().set();
        } else if (format != null) {
            sheet.style(row, column).format(format).set();
        } else if (cell != null && bold) {
            sheet.style(row, column).bold().set();
        }
    }

    /** {@code #,##0.00} with the currency's digits. */
    private static String amountFormat(Money amount) {
        int digits = amount.currency().digits();
        return digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
    }

    private static double width(ReportColumn column) {
        int content = switch (column.type()) {
            case TEXT -> 22;
            case AMOUNT -> 16;
            case DATE -> 12;
            case NUMBER -> 10;
        };
        return Math.max(content, column.title().length() + 2);
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The workbook closes what it writes to; the response or file belongs to the caller. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
