package org.tallystick.lib.bankfiles.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.table.TableEvent.HeaderRead;
import org.tallystick.lib.bankfiles.table.TableEvent.RowProblem;
import org.tallystick.lib.bankfiles.table.TableEvent.RowRead;
import org.tallystick.lib.bankfiles.testing.Samples;

class TableReaderTest {
    private record Table(List<TableRow> rows, List<Problem> problems, TableHeader header) {
        private List<String> codes() {
            return problems.stream().map(problem -> problem.code().text()).toList();
        }

        private List<Long> problemRows() {
            return problems.stream().map(problem -> problem.location().line()).toList();
        }
    }

    private static Table read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), TableOptions.defaults());
    }

    private static Table read(byte[] bytes, TableOptions options) {
        return read(ByteSource.of(bytes), options);
    }

    private static Table read(ByteSource source, TableOptions options) {
        List<TableRow> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try (var reader = TableReader.open(source, options)) {
            for (TableEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case RowRead(TableRow row) -> rows.add(row);
                    case RowProblem(Problem problem) -> problems.add(problem);
                    case HeaderRead(TableHeader header) -> assertThat(rows).isEmpty();
                }
            }
            return new Table(rows, problems, reader.header());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void delimiterIsFound(String delimiter) {
        Table table = read("Date,Name,Amount\n2026-02-27,\"Acme, Corp\",12.50\n".replace(",", delimiter));

        assertThat(table.header().names()).containsExactly("Date", "Name", "Amount");
        assertThat(table.rows().getFirst().cell("amount")).contains("12.50");
        assertThat(table.rows().getFirst().cell("name")).contains("Acme" + delimiter + " Corp");
        assertThat(table.problems()).isEmpty();
    }

    @Test
    void decimalCommasDoNotPassAsDelimiter() {
        Table table = read("Datum;Betrag;Soll\n27.02.2026;12,50;1,00\n28.02.2026;13,50;2,00\n");

        assertThat(table.rows().getLast().cell("Betrag")).contains("13,50");
    }

    @Test
    void rowsHaveTheNumbersOfTheFile() {
        Table table = read("a,b\n1,2\n\n\"two\nlines\",3\n4,5\n");

        assertThat(table.rows()).extracting(TableRow::rowNumber).containsExactly(2L, 4L, 6L);
        assertThat(table.rows().get(1).cells()).containsExactly("two\nlines", "3");
    }

    @Test
    void headerMayComeAfterLinesAboutTheAccount() {
        byte[] file = "Account,DE89\n,\nDate,Amount\n2026-02-27,1\n".getBytes(StandardCharsets.UTF_8);

        Table table = read(file, TableOptions.defaults().withHeaderRow(3));

        assertThat(table.header().preamble()).contains(List.of("Account", "DE89"));
        assertThat(table.rows()).singleElement().satisfies(row -> {
            assertThat(row.rowNumber()).isEqualTo(4);
            assertThat(row.cell("Amount")).contains("1");
        });
    }

    @Test
    void tableWithoutHeaderHasRowsOnly() {
        byte[] file = "1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);

        Table table = read(file, TableOptions.defaults().withHeaderRow(0));

        assertThat(table.rows()).extracting(TableRow::cells).containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void windowsTextIsReadWithAWarning() {
        byte[] file = "Name,Amount\nJürgen Groß €,1\n".getBytes(Charset.forName("windows-1252"));

        Table table = read(file, TableOptions.defaults());

        assertThat(table.rows().getFirst().cell("Name")).contains("Jürgen Groß €");
        assertThat(table.codes()).containsExactly("TEXT-CHARSET");
    }

    @Test
    void charsetOfTheSourceIsKept() {
        byte[] file = "Name,Amount\nJürgen,1\n".getBytes(Charset.forName("IBM852"));

        Table table = read(file, TableOptions.defaults().withCharset(Charset.forName("IBM852")));

        assertThat(table.rows().getFirst().cell("Name")).contains("Jürgen");
        assertThat(table.problems()).isEmpty();
    }

    @Test
    void byteOrderMarksAreNoPartOfTheHeader() {
        String text = "\ufeffName,Amount\nJürgen,1\n";

        assertThat(read(text).header().position("Name")).hasValue(0);
        assertThat(read(text.getBytes(StandardCharsets.UTF_16LE), TableOptions.defaults())
                        .rows()
                        .getFirst()
                        .cell("Name"))
                .contains("Jürgen");
    }

    @Test
    void rowWithMoreCellsThanTheHeaderIsNotSound() {
        Table table = read("Date,Amount\n2026-02-27,1\n2026-02-27,1,533.50\n2026-02-28\n");

        assertThat(table.rows()).extracting(TableRow::sound).containsExactly(true, false, true);
        assertThat(table.problems()).extracting(Problem::severity).containsExactly(Severity.ERROR, Severity.WARN);
        assertThat(table.problemRows()).containsExactly(3L, 4L);
    }

    @Test
    void repeatedColumnNamesAreReported() {
        Table table = read("Text,Amount,Text\na,1,b\n");

        assertThat(table.codes()).containsExactly("TABLE-HEADER-01");
        assertThat(table.rows().getFirst().cell("Text")).contains("a");
    }

    @Test
    void openQuotationMarkIsReportedWithTheRowWhereItOpens() {
        Table table = read("a,b\n1,2\n3,\"open\n4,5\n6,7\n");

        assertThat(table.rows()).hasSize(1);
        assertThat(table.codes()).containsExactly("TABLE-QUOTE-01");
        assertThat(table.problemRows()).containsExactly(3L);
    }

    @Test
    void textBehindAClosingQuotationMarkIsReported() {
        Table table = read("a,b\n1,2\n\"x\"y,3\n" + "4,5\n".repeat(10_000));

        assertThat(table.problems()).extracting(Problem::messageKey).containsExactly("TABLE-QUOTE-01.text");
        assertThat(table.problemRows()).containsExactly(3L);
    }

    @Test
    void emptyAndBinaryFilesAreRefused() {
        assertThat(read("").codes()).containsExactly("FILE-EMPTY");
        assertThat(read("\ufeff").codes()).containsExactly("FILE-EMPTY");
        assertThat(read("PK\u0003\u0004\u0000\u0000").codes()).containsExactly("FILE-UNKNOWN");
    }

    @Test
    void rowBeyondTheLimitsIsReportedAndTheNextOneIsRead() {
        var limits = new ReadLimits(1 << 20, 1000, 64, 10, 10, 5);
        String file = "a,b\n1,2,3,4,5,6\n" + "x,".repeat(600) + "\n7,8\n";

        Table table = read(
                file.getBytes(StandardCharsets.UTF_8), TableOptions.defaults().withLimits(limits));

        assertThat(table.rows()).extracting(TableRow::rowNumber).containsExactly(4L);
        assertThat(table.codes()).containsExactly("FILE-LIMIT", "FILE-LIMIT");
        assertThat(table.problemRows()).containsExactly(2L, 3L);
    }

    @Test
    void cellAsLongAsARowMayBeIsReportedAndNeverAnException() {
        var limits = new ReadLimits(1 << 20, 1000, 64, 10, 10, 5);

        for (int length = 990; length <= 1_010; length++) {
            byte[] file = ("a\n" + "x".repeat(length) + "\n").getBytes(StandardCharsets.UTF_8);
            Table table = read(file, TableOptions.defaults().withLimits(limits));

            assertThat(table.rows().size() + table.problems().size()).isEqualTo(1);
        }
    }

    @Test
    void hundredMegabytesOfJunkMakeProblemsAndNoException() {
        Table table = read(() -> new Junk(100 << 20), TableOptions.defaults().withHeaderRow(0));

        assertThat(table.problems()).isNotEmpty();
    }

    @Test
    void endlessLineStopsAtTheLimitOfARow() {
        ByteSource source = () -> new Junk(8 << 20) {
            @Override
            byte junk() {
                return 'x';
            }
        };

        Table table = read(source, TableOptions.defaults());

        assertThat(table.codes()).containsExactly("FILE-LIMIT");
        assertThat(table.problemRows()).containsExactly(1L);
    }

    @Test
    void damagedTablesNeverMakeAnException() {
        byte[] whole = "Date,Name,Amount\n2026-02-27,\"Acme, Corp\",12.50\n2026-02-28,Ada,1\n"
                .getBytes(StandardCharsets.UTF_8);
        long seed = 20_260_227L;
        var random = new Random(seed);

        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Table table = read(damaged, TableOptions.defaults());

            assertThat(table.rows().size() + table.problems().size())
                    .as("seed %d, round %d", seed, round)
                    .isPositive();
        }
    }

    @Test
    void publishedBankTablesAreRead() {
        Path folder = Samples.folder("bank/bank-csv/oca");
        TableOptions options = TableOptions.defaults();

        Table marks = read(ByteSource.of(folder.resolve("debit_credit.csv")), options);
        Table preamble =
                read(ByteSource.of(folder.resolve("meta_data_separated_credit_debit.csv")), options.withHeaderRow(5));

        assertThat(marks.rows().getLast().cell("Amount").flatMap(AmountFormat.POINT::parse))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("-1533.50"));
        assertThat(preamble.rows().getFirst().cell("Debit").flatMap(AmountFormat.COMMA::parse))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("-50"));
        assertThat(preamble.rows().getFirst().cell("Date").flatMap(DateFormat.ofPattern("dd/MM/yy")::parse))
                .hasValueSatisfying(date -> assertThat(date).hasToString("2020-04-01"));
    }

    /** Bytes without meaning, the same in every run and in every reading. */
    private static class Junk extends InputStream {
        private final Random random = new Random(11);
        private long left;

        private Junk(long size) {
            left = size;
        }

        byte junk() {
            return (byte) (1 + random.nextInt(255));
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = junk();
            }
            left -= count;
            return count;
        }
    }
}
