package org.tallystick.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tallystick.lib.matching.Policy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings of a company that matching reads, from a JSON file; what is absent takes its default. */
final class MatchPolicy {
    private MatchPolicy() {}

    static Policy read(Path file) {
        try {
            return policy(
                    new JsonMapper().readTree(file.toFile()), file.getFileName().toString());
        } catch (JacksonException e) {
            throw new UsageException(file + " is no JSON: " + e.getOriginalMessage());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new UsageException(file + " has an amount that is not a number with two decimals.");
        }
    }

    private static Policy policy(JsonNode settings, String name) {
        Policy usual = Policy.defaults();
        return new Policy(
                name,
                settings.path("promoteAll").asBoolean(usual.promoteAll()),
                amounts(settings.path("smallDifference")),
                lists(settings.path("bankFees")),
                settings.path("discountGraceDays").asInt(usual.discountGraceDays()),
                amounts(settings.path("autoPostLimit")),
                settings.path("duplicateWindowDays").asInt(usual.duplicateWindowDays()));
    }

    private static Map<String, Long> amounts(JsonNode byCurrency) {
        Map<String, Long> amounts = new HashMap<>();
        byCurrency.properties().forEach(entry -> amounts.put(entry.getKey(), minor(entry.getValue())));
        return amounts;
    }

    private static Map<String, Set<Long>> lists(JsonNode byCurrency) {
        Map<String, Set<Long>> lists = new HashMap<>();
        byCurrency.properties().forEach(entry -> {
            Set<Long> amounts = new HashSet<>();
            entry.getValue().forEach(amount -> amounts.add(minor(amount)));
            lists.put(entry.getKey(), amounts);
        });
        return lists;
    }

    private static long minor(JsonNode amount) {
        return new BigDecimal(amount.asString()).movePointRight(2).longValueExact();
    }
}
