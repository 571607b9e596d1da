package org.tallystick.lib.x12.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.x12.testing.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published figures of every 835 and 837 among the samples. */
class ExpectedFiguresTest {
    private static final String FIGURES = "expected.json";

    @Test
    void everyFigureIsTheExpectedOne() {
        SortedMap<String, byte[]> samples = Samples.files("x12");
        JsonNode expected = new JsonMapper()
                .readTree(new String(Objects.requireNonNull(samples.get(FIGURES)), StandardCharsets.UTF_8));
        int compared = 0;
        for (Map.Entry<String, JsonNode> file : expected.properties()) {
            String name = file.getKey().substring(file.getKey().indexOf('/') + 1);
            List<JsonNode> transactions = transactions(name, Objects.requireNonNull(samples.get(name)));
            if (file.getValue().isArray()) {
                payments(name, file.getValue(), transactions);
            } else {
                claims(name, file.getValue(), transactions);
            }
            compared++;
        }
        assertThat(compared).isEqualTo(43);
    }

    private static List<JsonNode> transactions(String name, byte[] file) {
        Map<String, @Nullable Object> found = X12Inspection.of(name, new ByteArrayInputStream(file), Locale.ENGLISH);
        List<JsonNode> transactions = new ArrayList<>();
        JsonNode tree = new JsonMapper().valueToTree(found);
        for (JsonNode interchange : tree.get("interchanges")) {
            for (JsonNode group : interchange.get("groups")) {
                group.get("transactions").forEach(transactions::add);
            }
        }
        return transactions;
    }

    private static void payments(String name, JsonNode expected, List<JsonNode> found) {
        assertThat(found).as(name).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode said = expected.get(i);
            JsonNode read = found.get(i);
            JsonNode payment = read.get("payment");
            text(name, said, "st", read, "control");
            amount(name, said.get("bpr02"), payment.get("amount"));
            text(name, said, "handling", payment, "handling");
            text(name, said, "cd", payment, "creditDebit");
            text(name, said, "method", payment, "method");
            text(name, said, "trn02", payment, "trace");
            text(name, said, "trn03", payment, "payerId");
            assertThat(payment.path("date").asString("").replace("-", ""))
                    .as(name)
                    .isEqualTo(
                            said.get("date").asString().equals("20002316")
                                    ? ""
                                    : said.get("date").asString());
            amount(name, said.get("sum_clp04"), read.get("sumPaid"));
            amount(name, said.get("sum_plb"), read.get("sumProviderAdjustments"));
            assertThat(read.get("balanced")).as(name).isEqualTo(said.get("tx_balanced"));
            paidClaims(name, said.get("claims"), read.get("claims"));
            providerAdjustments(name, said.get("plb"), read.get("providerAdjustments"));
        }
    }

    private static void paidClaims(String name, JsonNode expected, JsonNode found) {
        assertThat(found.size()).as(name).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode said = expected.get(i);
            JsonNode read = found.get(i);
            text(name, said, "clp01", read, "id");
            text(name, said, "status", read, "status");
            text(name, said, "icn", read, "payerControl");
            amount(name, said.get("charge"), read.get("charge"));
            amount(name, said.get("paid"), read.get("paid"));
            if (said.get("pat_resp").asString().isEmpty()) {
                assertThat(read.has("patientResponsibility")).as(name).isFalse();
            } else {
                amount(name, said.get("pat_resp"), read.get("patientResponsibility"));
            }
            assertThat(read.get("services").asInt())
                    .as(name)
                    .isEqualTo(said.get("n_svc").asInt());
            assertThat(read.get("balanced")).as(name).isEqualTo(said.get("claim_balanced"));
            assertThat(read.path("unbalancedServices").asInt(0))
                    .as(name)
                    .isEqualTo(said.get("svc_unbalanced").asInt());
            JsonNode groups = read.get("adjustments");
            assertThat(groups.propertyNames())
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(said.get("cas").propertyNames());
            said.get("cas").properties().forEach(group -> amount(name, group.getValue(), groups.get(group.getKey())));
        }
    }

    private static void providerAdjustments(String name, JsonNode expected, JsonNode found) {
        assertThat(found.size()).as(name).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).get("reason"))
                    .as(name)
                    .isEqualTo(expected.get(i).get(0));
            assertThat(found.get(i).get("reference"))
                    .as(name)
                    .isEqualTo(expected.get(i).get(1));
            amount(name, expected.get(i).get(2), found.get(i).get("amount"));
        }
    }

    private static void claims(String name, JsonNode expected, List<JsonNode> found) {
        List<JsonNode> read = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode transaction : found) {
            transaction.get("claims").forEach(read::add);
            total = total.add(new BigDecimal(transaction.get("totalCharge").asString()));
        }
        assertThat(read).as(name).hasSize(expected.get("n_claims").asInt());
        assertThat(total)
                .as(name)
                .isEqualByComparingTo(expected.get("total_charge").asString());
        for (int i = 0; i < expected.get("claims").size(); i++) {
            JsonNode said = expected.get("claims").get(i);
            JsonNode claim = read.get(i);
            text(name, said, "clm01", claim, "id");
            text(name, said, "freq", claim, "frequency");
            amount(name, said.get("charge"), claim.get("charge"));
            assertThat(claim.get("services").asInt())
                    .as(name)
                    .isEqualTo(said.get("lines").asInt());
            assertThat(claim.get("diagnoses")).as(name).isEqualTo(said.get("dx"));
            boolean balanced = new BigDecimal(said.get("line_sum").asString())
                            .compareTo(new BigDecimal(said.get("charge").asString()))
                    == 0;
            assertThat(claim.get("balanced").asBoolean()).as(name).isEqualTo(balanced);
        }
    }

    private static void text(String name, JsonNode expected, String key, JsonNode found, String foundKey) {
        assertThat(found.path(foundKey).asString(""))
                .as("%s, %s", name, key)
                .isEqualTo(expected.get(key).asString());
    }

    private static void amount(String name, JsonNode expected, JsonNode found) {
        assertThat(new BigDecimal(found.asString())).as(name).isEqualByComparingTo(expected.asString());
    }
}
