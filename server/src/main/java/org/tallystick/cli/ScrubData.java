package org.tallystick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.tallystick.lib.claims.Catalogue;
import org.tallystick.lib.claims.CodeTable;
import org.tallystick.lib.claims.Given;
import org.tallystick.lib.claims.PayerRules;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Code sets and rules of payers as {@code scrub} is given them: docs/formats/payer-rules.md. */
final class ScrubData {
    private static final Set<String> SEVERITIES = Set.of("E", "W", "off");
    private static final Set<String> KEYS = Set.of(
            "memberId",
            "timelyFilingDays",
            "withoutNpi",
            "unspecified",
            "authorization",
            "telehealth",
            "required",
            "severities");

    private ScrubData() {}

    static Given read(Arguments arguments) {
        return new Given(
                arguments.path("--codes").map(ScrubData::codes).orElse(Map.of()),
                arguments.path("--payer-rules").map(ScrubData::payers).orElse(Map.of()),
                arguments.date("--on").orElse(null));
    }

    private static Map<String, CodeTable> codes(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException("There is no folder " + folder + ".");
        }
        Map<String, CodeTable> codes = new HashMap<>();
        for (String name : Given.CODE_SETS) {
            Path file = folder.resolve(name + ".csv");
            if (Files.exists(file)) {
                codes.put(name, table(file));
            }
        }
        if (codes.isEmpty()) {
            throw new UsageException(folder + " has none of the files docs/formats/payer-rules.md names.");
        }
        return codes;
    }

    private static CodeTable table(Path file) {
        try {
            return CodeTable.of(Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is not text in UTF-8.");
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, PayerRules> payers(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no file " + file + ".");
        }
        try {
            Map<String, PayerRules> payers = new HashMap<>();
            new JsonMapper()
                    .readTree(file.toFile())
                    .properties()
                    .forEach(entry -> payers.put(entry.getKey(), payer(entry.getKey(), entry.getValue())));
            return payers;
        } catch (JacksonException e) {
            throw new UsageException(file + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private static PayerRules payer(String id, JsonNode rules) {
        rules.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> {
                    throw new UsageException("The rules of payer " + id + " have an unknown key " + key + ".");
                });
        String memberId = rules.path("memberId").asString("");
        try {
            Pattern.compile(memberId);
        } catch (PatternSyntaxException e) {
            throw new UsageException("memberId of payer " + id + " is no pattern: " + e.getDescription() + ".");
        }
        return new PayerRules(
                memberId,
                rules.path("timelyFilingDays").asInt(0),
                rules.path("withoutNpi").asBoolean(false),
                texts(rules.path("unspecified")),
                texts(rules.path("authorization")),
                texts(rules.path("telehealth")),
                List.copyOf(texts(rules.path("required"))),
                severities(id, rules.path("severities")));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static Map<String, PayerRules.SeverityRule> severities(String payer, JsonNode rules) {
        Map<String, PayerRules.SeverityRule> severities = new HashMap<>();
        rules.properties().forEach(entry -> {
            String id = entry.getKey().replace("SCR-", "");
            String severity = entry.getValue().path("severity").asString("");
            boolean known =
                    Catalogue.edits().stream().anyMatch(edit -> edit.id().equals(id) && !edit.fixed());
            if (!known || !SEVERITIES.contains(severity)) {
                throw new UsageException("Payer " + payer + " cannot set " + id + " to '" + severity
                        + "': an edit other than F01 to F08, and E, W or off.");
            }
            String why = entry.getValue().path("why").asString("");
            if (why.isBlank()) {
                throw new UsageException("Payer " + payer + " does not say why it sets " + id + ".");
            }
            severities.put(
                    id,
                    new PayerRules.SeverityRule(
                            severity,
                            date(entry.getValue().path("from"), LocalDate.MIN),
                            date(entry.getValue().path("through"), LocalDate.MAX),
                            why));
        });
        return severities;
    }

    private static LocalDate date(JsonNode text, LocalDate otherwise) {
        try {
            return text.asString("").isEmpty() ? otherwise : LocalDate.parse(text.asString(""));
        } catch (DateTimeParseException e) {
            throw new UsageException("A severity has a date that is not written 2026-01-31.");
        }
    }
}
