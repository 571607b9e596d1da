package org.tallystick.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalBytesTest {
    /** The first two leaves of the standard RFC 6962 test vectors. */
    @ParameterizedTest
    @CsvSource({
        "'', 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "00, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
    })
    void leavesAreHashedAsTheStandardSays(String leaf, String hash) {
        assertThat(CanonicalBytes.leafHash(HexFormat.of().parseHex(leaf)))
                .asHexString()
                .isEqualToIgnoringCase(hash);
    }

    @Test
    void fieldsAreOrderedAndEscapedOneWayOnly() {
        var fields = new TreeMap<String, Object>();
        fields.put("subject", "INV-2026-000123");
        fields.put("at", "2026-01-31T10:00:00.000001Z");
        fields.put("facts", new TreeMap<>(Map.of("amount", "1200.00", "note", "a \"b\" \\ \n\u0001 é €")));

        String json = new String(CanonicalBytes.of(fields), StandardCharsets.UTF_8);

        assertThat(json)
                .isEqualTo("{\"at\":\"2026-01-31T10:00:00.000001Z\","
                        + "\"facts\":{\"amount\":\"1200.00\",\"note\":\"a \\\"b\\\" \\\\ \\n\\u0001 é €\"},"
                        + "\"subject\":\"INV-2026-000123\"}");
    }

    /** Changing how bytes are made would orphan every hash ever stored. */
    @Test
    void theHashOfAKnownEventStaysTheSame() {
        var fields = new TreeMap<String, Object>();
        fields.put("schema", "1");
        fields.put("command", "invoice.post");
        fields.put("facts", new TreeMap<>(Map.of("total", "1200.00", "currency", "EUR")));

        assertThat(new String(CanonicalBytes.of(fields), StandardCharsets.UTF_8))
                .isEqualTo("{\"command\":\"invoice.post\",\"facts\":{\"currency\":\"EUR\",\"total\":\"1200.00\"},"
                        + "\"schema\":\"1\"}");
        assertThat(CanonicalBytes.leafHash(CanonicalBytes.of(fields)))
                .asHexString()
                .isEqualToIgnoringCase("15fb56726483f73a1dd2072f026d3ed82a44e318916a4152be9a4647e7b149e5");
    }

    @Test
    void aCommitmentSaysNothingWithoutItsKey() {
        byte[] one = new byte[32];
        byte[] other = new byte[32];
        other[0] = 1;
        Map<String, String> changes = Map.of("name", "Ada → Ada Lovelace");

        assertThat(CanonicalBytes.commitment(one, changes))
                .isEqualTo(CanonicalBytes.commitment(one, changes))
                .isNotEqualTo(CanonicalBytes.commitment(other, changes))
                .isNotEqualTo(CanonicalBytes.commitment(one, Map.of("name", "Ada → Ada King")));
    }
}
