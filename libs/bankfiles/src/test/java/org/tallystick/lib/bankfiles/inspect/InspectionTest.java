package org.tallystick.lib.bankfiles.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.bankfiles.testing.Camt.balance;
import static org.tallystick.lib.bankfiles.testing.Camt.credit;
import static org.tallystick.lib.bankfiles.testing.Camt.entry;
import static org.tallystick.lib.bankfiles.testing.Camt.statement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.testing.Samples;
import tools.jackson.databind.json.JsonMapper;

class InspectionTest {
    private static Map<String, @Nullable Object> inspect(String text) {
        return inspect(ByteSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, @Nullable Object> inspect(ByteSource source) {
        try {
            return Inspection.of("bank.xml", source, Locale.ENGLISH);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(Map<String, @Nullable Object> summary) {
        return new JsonMapper().writeValueAsString(summary);
    }

    @Test
    void statementIsSummedUpInTheOrderOfTheContract() {
        Map<String, @Nullable Object> summary = inspect(statement(balance("OPBD", "100", "EUR")
                + balance("CLBD", "107.5", "EUR")
                + credit("10.000", "EUR")
                + entry("2.50", "EUR", "DBIT", "BOOK", "<RvslInd>true</RvslInd><NtryDtls><TxDtls/></NtryDtls>")
                + entry("1.00", "EUR", "CRDT", "PDNG", "")));

        assertThat(json(summary))
                .isEqualTo("{\"file\":\"bank.xml\",\"format\":\"camt.053\",\"version\":\"001.08\",\"problems\":[],"
                        + "\"statements\":[{\"id\":\"S-1\",\"account\":\"DE89370400440532013000\",\"currency\":\"EUR\","
                        + "\"entries\":3,\"details\":1,\"credits\":\"11.00\",\"debits\":\"2.50\","
                        + "\"balances\":{\"OPBD\":\"100.00\",\"CLBD\":\"107.50\"},\"reversals\":1}]}");
        assertThat(Inspection.hasProblems(summary)).isFalse();
    }

    @Test
    void problemsAreListedInWords() {
        Map<String, @Nullable Object> summary = inspect(
                statement(balance("OPBD", "100", "EUR") + balance("CLBD", "107.5", "EUR") + credit("10.00", "EUR")));

        assertThat(summary.get("problems"))
                .isEqualTo(List.of(Map.of(
                        "severity",
                        "error",
                        "code",
                        "CAMT-BAL-01",
                        "location",
                        "statement 1, line 1, column 125",
                        "message",
                        "The balances do not agree: 100.00 at the beginning and 10.00 of entries make 110.00,"
                                + " but the statement ends with 107.50.")));
        assertThat(Inspection.hasProblems(summary)).isTrue();
    }

    @Test
    void fileOfNoKnownFormatHasOneProblem() {
        Map<String, @Nullable Object> summary = inspect("hello");

        assertThat(json(summary))
                .isEqualTo(
                        "{\"file\":\"bank.xml\",\"format\":null,\"version\":null,\"problems\":[{\"severity\":\"error\","
                                + "\"code\":\"FILE-UNKNOWN\",\"location\":\"file\","
                                + "\"message\":\"The file has no known format.\"}]}");
    }

    @Test
    void cutFileShowsWhatWasReadAndThatItWasCut() {
        String whole = statement(credit("10.00", "EUR") + credit("20.00", "EUR"));

        Map<String, @Nullable Object> summary = inspect(whole.substring(0, whole.indexOf("20.00")));

        assertThat(json(summary)).contains("\"entries\":1", "FILE-TRUNCATED");
    }

    @Test
    void currenciesKeepTheirDigits() {
        assertThat(json(inspect(statement(credit("1500", "JPY"))))).contains("\"credits\":\"1500\"");
        assertThat(json(inspect(statement(credit("1.5", "KWD"))))).contains("\"credits\":\"1.500\"");
    }

    @Test
    void everyBankFileOfTheSamplesHasASummary() {
        List<Path> files = Samples.files("bank");

        assertThat(files).allSatisfy(file -> {
            Map<String, @Nullable Object> summary = inspect(ByteSource.of(file));

            boolean known = summary.get("format") != null;
            assertThat(known || Inspection.hasProblems(summary)).isTrue();
        });
        assertThat(files.stream()
                        .filter(file -> String.valueOf(
                                        inspect(ByteSource.of(file)).get("format"))
                                .startsWith("camt"))
                        .count())
                .isEqualTo(20);
    }
}
