package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.table.AmountFormat;
import org.tallystick.lib.bankfiles.table.TableEvent;
import org.tallystick.lib.bankfiles.table.TableHeader;
import org.tallystick.lib.bankfiles.table.TableOptions;
import org.tallystick.lib.bankfiles.table.TableReader;
import org.tallystick.lib.bankfiles.table.TableRow;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** Advices out of delimited text: a row for each document; rows of one payment have the same trace. */
final class TableAdvices {
    private static final int MOST_ROWS = 100_000;
    private static final String NO_TABLE = "COLUMN_MISSING";

    private final CurrencyCode home;
    private final Map<String, String> headers;
    private final List<ImportProblem> problems;

    /** The columns we understand, and other names they go by. */
    enum Column {
        DOCUMENT(
                "document",
                "invoice",
                "invoice number",
                "invoice no",
                "bill",
                "rechnung",
                "rechnungsnummer",
                "beleg",
                "belegnummer",
                "reference number"),
        NET("net", "amount", "paid", "paid amount", "amount paid", "net amount", "payment", "betrag", "zahlbetrag"),
        GROSS("gross", "gross amount", "invoice amount", "brutto", "rechnungsbetrag"),
        DISCOUNT("discount", "cash discount", "skonto"),
        DEDUCTION("deduction", "adjustment", "abzug", "kürzung"),
        REASON("reason", "deduction reason", "reason code", "grund", "comment"),
        TRACE(
                "trace",
                "payment reference",
                "payment number",
                "check number",
                "payment id",
                "zahlungsreferenz",
                "avisnummer"),
        PAYER("payer", "payer name", "customer name", "zahler", "kunde"),
        NUMBER("customer", "customer number", "payer number", "kundennummer"),
        ACCOUNT("account", "payer account", "iban"),
        CURRENCY("currency", "währung"),
        PAID_ON("paid on", "payment date", "date", "zahlungsdatum", "datum"),
        TOTAL("total", "payment amount", "total paid", "gesamtbetrag");

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        String key() {
            return names.getFirst();
        }
    }

    private TableAdvices(CurrencyCode home, Map<String, String> headers, List<ImportProblem> problems) {
        this.home = home;
        this.headers = headers;
        this.problems = problems;
    }

    static AdviceFile read(byte[] content, CurrencyCode home, Map<String, String> columns) {
        List<TableRow> rows = new ArrayList<>();
        List<ImportProblem> problems = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        try (var reader = TableReader.open(ByteSource.of(content), TableOptions.defaults())) {
            for (TableEvent event = reader.next(); event != null && rows.size() < MOST_ROWS; event = reader.next()) {
                switch (event) {
                    case TableEvent.HeaderRead(TableHeader header) -> headers.putAll(headers(header, columns));
                    case TableEvent.RowRead(TableRow row) -> rows.add(row);
                    case TableEvent.RowProblem(Problem problem) -> add(problem, problems);
                }
            }
        }
        if (!headers.containsKey(Column.DOCUMENT.key()) || !headers.containsKey(Column.NET.key())) {
            problems.add(ImportProblem.error(
                    NO_TABLE,
                    "header",
                    "The table needs a column with the number of the document and one with what is paid on it. Name them"
                            + " “document” and “net”, or say which they are."));
            return new AdviceFile(AdviceSource.CSV, List.of(), problems);
        }
        var table = new TableAdvices(home, headers, problems);
        List<AdviceRead> advices = table.advices(rows);
        if (advices.isEmpty() && problems.isEmpty()) {
            problems.add(ImportProblem.error("ADVICE-EMPTY", "rows", "The table has no row below its header."));
        }
        return new AdviceFile(AdviceSource.CSV, advices, problems);
    }

    static boolean knows(String column) {
        return Arrays.stream(Column.values()).anyMatch(known -> known.key().equals(column));
    }

    /** Our names of all columns. */
    static String columns() {
        return Arrays.stream(Column.values()).map(Column::key).collect(Collectors.joining(", "));
    }

    /** Whether the file has no such columns; it may be a letter then. */
    static boolean isNoTable(AdviceFile file) {
        return file.problems().stream().anyMatch(problem -> problem.code().equals(NO_TABLE));
    }

    private static void add(Problem problem, List<ImportProblem> problems) {
        if (problem.severity().blocks()) {
            problems.add(ImportProblem.error(
                    problem.code().text(), "row " + problem.location().line(), problem.message(Locale.ENGLISH)));
        }
    }

    private static Map<String, String> headers(TableHeader header, Map<String, String> columns) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            String mapped = columns.get(column.key());
            Optional<String> found = mapped != null
                    ? Optional.of(mapped)
                    : column.names.stream()
                            .flatMap(name -> header.names().stream()
                                    .filter(theirs -> plain(theirs).equals(plain(name))))
                            .findFirst();
            found.ifPresent(name -> headers.put(column.key(), name));
        }
        return headers;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private Optional<String> cell(TableRow row, Column column) {
        String header = headers.get(column.key());
        return header == null ? Optional.empty() : row.cell(header);
    }

    private List<AdviceRead> advices(List<TableRow> rows) {
        AmountFormat format = AmountFormat.detect(rows.stream()
                        .flatMap(row -> cell(row, Column.NET).stream())
                        .toList())
                .orElse(AmountFormat.POINT);
        Map<String, List<TableRow>> payments = new LinkedHashMap<>();
        for (TableRow row : rows) {
            payments.computeIfAbsent(cell(row, Column.TRACE).orElse(""), _ -> new ArrayList<>())
                    .add(row);
        }
        List<AdviceRead> advices = new ArrayList<>();
        payments.forEach((trace, own) -> {
            AdviceRead advice = advice(trace, own, format);
            if (advice != null) {
                advices.add(advice);
            }
        });
        return advices;
    }

    private @Nullable AdviceRead advice(String trace, List<TableRow> rows, AmountFormat format) {
        TableRow first = rows.getFirst();
        String code = cell(first, Column.CURRENCY).orElse(home.code());
        if (!CurrencyCode.isKnown(code)) {
            return refused(first, "CURRENCY-UNKNOWN", "“" + code + "” is no currency.");
        }
        CurrencyCode currency = CurrencyCode.of(code);
        List<AdviceLine> lines = new ArrayList<>();
        String doubt = null;
        for (TableRow row : rows) {
            AdviceLine line = line(row, format, currency);
            if (line == null || !row.sound()) {
                doubt = "Row " + row.rowNumber() + " of the table cannot be read.";
            } else {
                lines.add(line);
            }
        }
        Money sum = AdviceRead.sum(Money.zero(currency), lines);
        Money amount = money(first, Column.TOTAL, format, currency).orElse(sum);
        if (!amount.isPositive()) {
            return refused(first, "ADVICE-AMOUNT", "Nothing is paid by it; the advice was left out.");
        }
        return new AdviceRead(
                AdviceSource.CSV,
                cell(first, Column.PAYER).orElse(null),
                cell(first, Column.ACCOUNT).orElse(null),
                cell(first, Column.NUMBER).orElse(null),
                amount,
                trace.isEmpty() ? null : trace,
                cell(first, Column.PAID_ON).flatMap(TextAdvice.Days::parse).orElse(null),
                lines,
                doubt);
    }

    private @Nullable AdviceRead refused(TableRow row, String code, String sentence) {
        problems.add(ImportProblem.error(code, "row " + row.rowNumber(), sentence));
        return null;
    }

    private @Nullable AdviceLine line(TableRow row, AmountFormat format, CurrencyCode currency) {
        Optional<Money> net = money(row, Column.NET, format, currency);
        if (net.isEmpty()) {
            problems.add(ImportProblem.error(
                    "AMOUNT-SYNTAX", "row " + row.rowNumber(), "The amount paid cannot be read in " + currency + "."));
            return null;
        }
        Money none = Money.zero(currency);
        Money discount =
                money(row, Column.DISCOUNT, format, currency).orElse(none).abs();
        Money deduction =
                money(row, Column.DEDUCTION, format, currency).orElse(none).abs();
        return new AdviceLine(
                cell(row, Column.DOCUMENT).orElse(""),
                money(row, Column.GROSS, format, currency).orElse(null),
                discount,
                deduction.negated(),
                cell(row, Column.REASON).orElse(null),
                net.get());
    }

    private Optional<Money> money(TableRow row, Column column, AmountFormat format, CurrencyCode currency) {
        return cell(row, column).flatMap(format::parse).flatMap(amount -> AdviceRead.money(amount, currency));
    }
}
