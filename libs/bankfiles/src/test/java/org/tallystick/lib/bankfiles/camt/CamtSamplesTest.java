package org.tallystick.lib.bankfiles.camt;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.testing.Events;
import org.tallystick.lib.bankfiles.testing.Samples;
import tools.jackson.databind.JsonNode;

class CamtSamplesTest {
    private static final Path NO_STATEMENT = Path.of("camt052/hbci4java/test-camt-parse-none.xml");

    @ParameterizedTest
    @ValueSource(strings = {"bank/camt052", "bank/camt053", "bank/camt054"})
    void countsAndTotalsAreTheExpectedOnes(String format) {
        Path folder = Samples.folder(format);

        for (var expected :
                Samples.json(folder.resolve("expected-summary.json")).properties()) {
            Events events = Events.of(Samples.bytes(folder.resolve(expected.getKey())));

            assertThat(summaries(events)).as(expected.getKey()).isEqualTo(expected(expected.getValue()));
        }
    }

    private static List<Map<String, String>> expected(JsonNode statements) {
        return statements.valueStream().map(CamtSamplesTest::expectedSummary).toList();
    }

    private static Map<String, String> expectedSummary(JsonNode statement) {
        Map<String, String> summary = new TreeMap<>();
        statement
                .get("balances")
                .properties()
                .forEach(balance -> summary.put(
                        "balance " + balance.getKey(), number(balance.getValue().asString())));
        for (String count : List.of("entries", "txDetails", "reversals")) {
            summary.put(count, statement.get(count).asString());
        }
        summary.put("id", statement.get("id").asString());
        summary.put("credits", number(statement.get("credits").asString()));
        summary.put("debits", number(statement.get("debits").asString()));
        return summary;
    }

    private static List<Map<String, String>> summaries(Events events) {
        Map<BankStatement, List<Entry>> statements = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (StatementEvent event : events.all()) {
            if (event instanceof EntryRead(Entry entry)) {
                entries.add(entry);
            } else if (event instanceof StatementEnded ended) {
                statements.put(ended.statement(), List.copyOf(entries));
                entries.clear();
            }
        }
        return statements.entrySet().stream()
                .map(statement -> summary(statement.getKey(), statement.getValue()))
                .toList();
    }

    private static Map<String, String> summary(BankStatement statement, List<Entry> entries) {
        Map<String, String> summary = statement.balances().stream()
                .collect(toMap(
                        balance -> "balance " + balance.code(),
                        balance -> number(String.valueOf(balance.signed())),
                        (first, second) -> first,
                        TreeMap::new));
        summary.put("id", statement.id());
        summary.put("entries", Integer.toString(entries.size()));
        summary.put(
                "txDetails",
                Integer.toString(entries.stream()
                        .mapToInt(entry -> entry.details().size())
                        .sum()));
        summary.put(
                "reversals",
                Long.toString(entries.stream().filter(Entry::reversal).count()));
        summary.put("credits", sum(entries, Direction.CREDIT));
        summary.put("debits", sum(entries, Direction.DEBIT));
        return summary;
    }

    private static String sum(List<Entry> entries, Direction direction) {
        BigDecimal sum = entries.stream()
                .filter(entry -> entry.direction() == direction)
                .map(entry -> new BigDecimal(String.valueOf(entry.amount().decimal())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return number(sum.toPlainString());
    }

    private static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    @Test
    void exactlyTheKnownFilesDoNotBalance() {
        Path bank = Samples.folder("bank");

        List<String> unbalanced = camtFiles().stream()
                .filter(file -> Events.of(Samples.bytes(file)).problems().stream()
                        .anyMatch(problem -> problem.code() == ProblemCode.CAMT_BALANCE))
                .map(file -> bank.relativize(file).toString())
                .toList();

        assertThat(unbalanced)
                .containsExactlyInAnyOrder(
                        "camt052/hbci4java/test-camt-parse-5200108-invalid-saldo.xml",
                        "camt053/genkgo/camt053.v2.all-balance-types.xml",
                        "camt053/genkgo/camt053.v2.minimal.xml",
                        "camt053/genkgo/camt053.v2.minimal.ultimate.xml",
                        "camt053/genkgo/camt053.v3.xml",
                        "camt053/oca/test-camt053");
    }

    @Test
    void onlyOneEntryDiffersFromItsDetails() {
        List<String> differing = camtFiles().stream()
                .filter(file -> Events.of(Samples.bytes(file)).codes().contains("CAMT-SUM-01"))
                .map(file -> String.valueOf(file.getFileName()))
                .toList();

        // 8.85 EUR with a detail of 105.75 EUR
        assertThat(differing).containsExactly("camt053.v3.xml");
    }

    @Test
    void everyFileIsRecognisedAndReadToItsEnd() {
        assertThat(camtFiles()).hasSize(20).allSatisfy(file -> {
            Events events = Events.of(Samples.bytes(file));

            assertThat(events.format()).isNotNull();
            assertThat(events.problems()).extracting(Problem::severity).doesNotContain(Severity.FATAL);
        });
    }

    @Test
    void decimalsBeyondTheCurrencyAreReported() {
        Path file = Samples.folder("bank/camt052/hbci4java").resolve("test-camt-parse-5200108-invalid-saldo.xml");

        Events events = Events.of(Samples.bytes(file));

        assertThat(events.codes()).containsExactly("AMOUNT-SCALE", "AMOUNT-SCALE", "CAMT-BAL-01");
        assertThat(events.ended()).extracting(StatementEnded::sound).containsExactly(false);
    }

    @Test
    void balancesWithoutDatesAreAWarning() {
        Path file = Samples.folder("bank/camt052/hbci4java").resolve("test-camt-parse-5200108-missing-date.xml");

        Events events = Events.of(Samples.bytes(file));

        assertThat(events.problems()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.DATE_INVALID);
            assertThat(problem.severity()).isEqualTo(Severity.WARN);
        });
    }

    @Test
    void messageWithoutNamespaceAndStatementsIsRecognisedAndEmpty() {
        Path file = Samples.folder("bank").resolve(NO_STATEMENT);

        Events events = Events.of(Samples.bytes(file));

        assertThat(events.format()).hasToString("Format[name=camt.052, version=]");
        assertThat(events.codes()).containsExactly("XML-NAMESPACE", "FILE-EMPTY");
    }

    @Test
    void noCutMakesAnException() {
        for (Path file : camtFiles()) {
            byte[] whole = Samples.bytes(file);
            for (int length = 0; length < whole.length - 20; length += 1024) {
                Events events = Events.of(Arrays.copyOf(whole, length));

                assertThat(events.problems().getLast().severity())
                        .as("%s cut at %d", file, length)
                        .isEqualTo(Severity.FATAL);
            }
        }
    }

    @Test
    void secondReadingGivesTheSameFingerprints() {
        for (Path file : camtFiles()) {
            List<String> first = fingerprints(file);

            assertThat(fingerprints(file)).isEqualTo(first).doesNotHaveDuplicates();
        }
    }

    private static List<String> fingerprints(Path file) {
        return Events.of(Samples.bytes(file)).entries().stream()
                .map(entry -> entry.fingerprint().value())
                .toList();
    }

    private static List<Path> camtFiles() {
        return List.of("bank/camt052", "bank/camt053", "bank/camt054").stream()
                .flatMap(folder -> Samples.files(folder).stream())
                .filter(file -> file.toString().endsWith(".xml") || file.endsWith("test-camt053"))
                .toList();
    }
}
