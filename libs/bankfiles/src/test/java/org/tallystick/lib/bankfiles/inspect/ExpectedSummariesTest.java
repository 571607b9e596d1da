package org.tallystick.lib.bankfiles.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.testing.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code inspect --json} says of the samples, key by key against what their publishers' files hold. */
class ExpectedSummariesTest {
    private static final JsonMapper JSON = new JsonMapper();
    /** One physical line, which the summaries count as it is and we divide into records. */
    private static final Set<String> UNBROKEN = Set.of(
            "moov-crashers/1.ach",
            "moov-crashers/2.ach",
            "moov-crashers/5.ach",
            "moov-testdata/ppd-debit-fixedLength.ach",
            "moov-testdata/ppd-debit-fixedLengthInvalid.ach");

    @Test
    void everyFolderWithASummaryIsCompared() throws IOException {
        try (var folders = Files.list(Samples.folder("bank"))) {
            assertThat(folders.filter(folder -> Files.exists(folder.resolve("expected-summary.json")))
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrder("camt052", "camt053", "camt054", "bai2", "nacha");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"camt052", "camt053", "camt054"})
    void statementsAreTheExpectedOnes(String folder) {
        for (var file : summary(folder).properties()) {
            JsonNode statements = inspected(folder, file.getKey()).path("statements");

            assertThat(statements.size())
                    .as(file.getKey())
                    .isEqualTo(file.getValue().size());
            for (int i = 0; i < statements.size(); i++) {
                assertThat(statement(statements.get(i), "details"))
                        .as(file.getKey())
                        .isEqualTo(statement(file.getValue().get(i), "txDetails"));
            }
        }
    }

    private static Map<String, Object> statement(JsonNode node, String details) {
        Map<String, Object> values = new TreeMap<>();
        values.put("id", node.get("id").asString());
        values.put("entries", node.get("entries").asLong());
        values.put("details", node.get(details).asLong());
        values.put("reversals", node.get("reversals").asLong());
        values.put("credits", number(node.get("credits")));
        values.put("debits", number(node.get("debits")));
        node.get("balances").properties().forEach(each -> values.put(each.getKey(), number(each.getValue())));
        return values;
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.asString()).stripTrailingZeros();
    }

    @Test
    void recordsOfBai2AreTheExpectedOnes() {
        for (var file : summary("bai2").properties()) {
            JsonNode records = inspected("bai2", file.getKey()).path("records");

            file.getValue()
                    .properties()
                    .forEach(record -> assertThat(records.path(record.getKey()).asInt(0))
                            .as("%s, %s", file.getKey(), record.getKey())
                            .isEqualTo(record.getValue().asInt()));
        }
    }

    @Test
    void countsAndControlsOfNachaAreTheExpectedOnes() {
        for (var file : summary("nacha").properties()) {
            JsonNode inspected = inspected("nacha", file.getKey());
            assertThat(inspected.path("format").asString()).as(file.getKey()).isEqualTo("nacha");
            if (UNBROKEN.contains(file.getKey())) {
                continue;
            }
            JsonNode expected = file.getValue();
            for (String key : List.of("records", "entries", "addenda", "entryHash")) {
                assertThat(inspected.get(key).asLong())
                        .as("%s, %s", file.getKey(), key)
                        .isEqualTo(expected.get(key).asLong());
            }
            for (String key : List.of("addendaTypes", "sec")) {
                assertThat(texts(inspected.get(key)))
                        .as("%s, %s", file.getKey(), key)
                        .isEqualTo(texts(expected.get(key)));
            }
            assertThat(control(inspected.get("control"))).as(file.getKey()).isEqualTo(control(expected.get("control")));
        }
    }

    /** The two amounts as one text of 24 digits: the summaries cut those of advice files, which have 20 digits each. */
    private static List<String> control(JsonNode control) {
        String amounts =
                control.path("debit").asString("") + control.path("credit").asString("");
        return List.of(
                control.path("batches").asString(""),
                control.path("entryAddenda").asString(""),
                control.path("hash").asString(""),
                amounts.substring(0, Math.min(24, amounts.length())));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static JsonNode summary(String folder) {
        return Samples.json(Samples.folder("bank/" + folder).resolve("expected-summary.json"));
    }

    private static JsonNode inspected(String folder, String file) {
        Path path = Samples.folder("bank/" + folder).resolve(file);
        try {
            return JSON.valueToTree(Inspection.of(file, ByteSource.of(path), Locale.ENGLISH));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
