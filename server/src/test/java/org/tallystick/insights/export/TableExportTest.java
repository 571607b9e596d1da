package org.tallystick.insights.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.insights.export.TableExport.Format;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import tools.jackson.databind.json.JsonMapper;

class TableExportTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final CurrencyCode KWD = CurrencyCode.of("KWD");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.text("name", "Name"),
            ReportColumn.date("dueOn", "Due"),
            ReportColumn.number("days", "Days"),
            ReportColumn.text("currency", "Currency"),
            ReportColumn.sum("open", "Open"));
    private static final ReportTable TABLE = table(
            ReportRow.of("Ada, \"the\" patient", DAY, 3, "EUR", Money.of("-5.00", EUR)),
            ReportRow.of("=1+2", null, new BigDecimal("1.50"), "EUR", Money.of("7.50", EUR)),
            ReportRow.of("＝cmd", DAY, null, "KWD", Money.of("1.250", KWD)));

    @TempDir
    Path folder;

    private final TableExport export = new TableExport(JsonMapper.shared());

    @Test
    void csvGuardsTextsAgainstFormulasAndLeavesNumbersAlone() {
        String csv = text(Format.CSV, TABLE);

        assertThat(csv.lines())
                .containsExactly(
                        "name,dueOn,days,currency,open",
                        "\"Ada, \"\"the\"\" patient\",2026-06-30,3,EUR,-5.00",
                        "'=1+2,,1.50,EUR,7.50",
                        "'＝cmd,2026-06-30,,KWD,1.250");
    }

    @Test
    void everyStartOfAFormulaIsGuarded() {
        for (String start : List.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) {
            assertThat(CsvExport.guarded(start + "1")).isEqualTo("'" + start + "1");
        }
        assertThat(CsvExport.guarded("Acme = good")).isEqualTo("Acme = good");
        assertThat(CsvExport.guarded("")).isEmpty();
    }

    @Test
    void jsonWritesAmountsAsTextsInTheOrderOfTheColumns() {
        assertThat(text(Format.JSON, TABLE))
                .isEqualTo(
                        "{\"report\":\"open-items\",\"title\":\"Open items\",\"subtitle\":\"Today\",\"rows\":["
                                + "{\"name\":\"Ada, \\\"the\\\" patient\",\"dueOn\":\"2026-06-30\",\"days\":3,\"currency\":\"EUR\","
                                + "\"open\":\"-5.00\"},"
                                + "{\"name\":\"=1+2\",\"dueOn\":null,\"days\":1.50,\"currency\":\"EUR\",\"open\":\"7.50\"},"
                                + "{\"name\":\"＝cmd\",\"dueOn\":\"2026-06-30\",\"days\":null,\"currency\":\"KWD\",\"open\":\"1.250\"}],"
                                + "\"totals\":[{\"currency\":\"EUR\",\"open\":\"2.50\"},{\"currency\":\"KWD\",\"open\":\"1.250\"}]}");
    }

    @Test
    void workbookHasTypedCellsWithTheDigitsOfTheCurrency() throws IOException {
        byte[] workbook = bytes(Format.XLSX, TABLE);

        String sheet = entry(workbook, "xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains("<v>-5.00</v>", "<v>1.250</v>", "state=\"frozen\"")
                .contains("<v>2.50</v>") // the total of the euros
                .doesNotContain("2026-06-30"); // a date is a number with a format
        assertThat(entry(workbook, "xl/styles.xml")).contains("#,##0.00", "#,##0.000", "yyyy-mm-dd", "<b");
    }

    @Test
    void numberWhereADateWasPromisedIsABug() {
        ReportTable wrong = table(ReportRow.of("Ada", 5, 1, "EUR", null));

        assertThatThrownBy(() -> bytes(Format.CSV, wrong)).isInstanceOf(IllegalStateException.class);
    }

    private static ReportTable table(ReportRow... rows) {
        return new ReportTable("open-items", "Open items", "Today", COLUMNS, ReportTable.of(List.of(rows)));
    }

    private String text(Format format, ReportTable table) {
        return new String(bytes(format, table), StandardCharsets.UTF_8);
    }

    private byte[] bytes(Format format, ReportTable table) {
        var out = new ByteArrayOutputStream();
        export.write(table, format, out);
        return out.toByteArray();
    }

    private String entry(byte[] workbook, String name) throws IOException {
        Path file = Files.write(folder.resolve("workbook.xlsx"), workbook);
        try (var zip = new ZipFile(file.toFile())) {
            ZipEntry entry = Objects.requireNonNull(zip.getEntry(name), name);
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
