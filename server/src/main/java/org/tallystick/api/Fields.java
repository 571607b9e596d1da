package org.tallystick.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.api.InputProblem.Field;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a JSON object, asked for by name. What is missing, of the wrong form, or was never asked for is collected and
 * refused together by {@link #verify}.
 */
final class Fields {
    private static final JsonMapper json = JsonMapper.shared();

    private static final UUID NO_ID = new UUID(0, 0);

    private final JsonNode node;
    private final String pointer;
    private final List<Field> errors;
    private final Set<String> asked = new HashSet<>();
    private final List<Fields> inner = new ArrayList<>();

    private Fields(JsonNode node, String pointer, List<Field> errors) {
        this.node = node;
        this.pointer = pointer;
        this.errors = errors;
    }

    static Fields of(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            if (node.isObject()) {
                return new Fields(node, "", new ArrayList<>());
            }
        } catch (JacksonException e) {
            // said below
        }
        throw new InputProblem(400, "JSON_INVALID", "The body is no JSON object.", List.of());
    }

    /** Each object of a list, with errors of its own. */
    List<Fields> each(String name, int most) {
        JsonNode list = node(name);
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > most) {
            wrong(name, "LIST_INVALID", "A list of 1 to " + most + " objects is expected.");
            return List.of();
        }
        List<Fields> each = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            each.add(new Fields(list.get(i), pointer + "/" + name + "/" + i, new ArrayList<>()));
        }
        return each;
    }

    /** Each object of a list that is a part of this one. */
    List<Fields> parts(String name, int most) {
        JsonNode list = node(name);
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > most) {
            wrong(name, "LIST_INVALID", "A list of 1 to " + most + " objects is expected.");
            return List.of();
        }
        for (int i = 0; i < list.size(); i++) {
            inner.add(new Fields(list.get(i), pointer + "/" + name + "/" + i, errors));
        }
        return List.copyOf(inner.subList(inner.size() - list.size(), inner.size()));
    }

    Optional<Fields> object(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            wrong(name, "OBJECT_EXPECTED", "An object is expected.");
            return Optional.empty();
        }
        var fields = new Fields(value, pointer + "/" + name, errors);
        inner.add(fields);
        return Optional.of(fields);
    }

    boolean has(String name) {
        return node(name) != null;
    }

    Optional<String> text(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            wrong(name, "TEXT_EXPECTED", "A text is expected that is not empty.");
            return Optional.empty();
        }
        return Optional.of(value.stringValue().strip());
    }

    String required(String name) {
        return must(name, text(name), "");
    }

    /** A decimal as a text, so that no program rounds it on the way. */
    Optional<BigDecimal> decimal(String name) {
        return parsed(name, BigDecimal::new, "DECIMAL_EXPECTED", "A decimal in quotes is expected, such as \"7.5\".");
    }

    BigDecimal requiredDecimal(String name) {
        return must(name, decimal(name), BigDecimal.ONE);
    }

    /** A whole number above zero. */
    int requiredInteger(String name) {
        JsonNode value = node(name);
        boolean fits = value != null && value.isIntegralNumber() && value.canConvertToInt() && value.intValue() > 0;
        if (value != null && !fits) {
            wrong(name, "INTEGER_EXPECTED", "A whole number above zero is expected.");
        }
        return must(name, value != null && fits ? Optional.of(value.intValue()) : Optional.empty(), 1);
    }

    Optional<LocalDate> date(String name) {
        return parsed(name, LocalDate::parse, "DATE_EXPECTED", "A date is expected, such as 2026-01-31.");
    }

    LocalDate requiredDate(String name) {
        return must(name, date(name), LocalDate.EPOCH);
    }

    Optional<UUID> id(String name) {
        return parsed(name, UUID::fromString, "ID_EXPECTED", "An id is expected, as it came from this interface.");
    }

    UUID requiredId(String name) {
        return must(name, id(name), NO_ID);
    }

    /** A list of 1 to so many ids. */
    List<UUID> requiredIds(String name, int most) {
        JsonNode list = node(name);
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > most) {
            wrong(name, "LIST_INVALID", "A list of 1 to " + most + " ids is expected.");
            return List.of();
        }
        List<UUID> ids = new ArrayList<>();
        for (JsonNode one : list) {
            try {
                ids.add(UUID.fromString(one.isString() ? one.stringValue().strip() : ""));
            } catch (IllegalArgumentException e) {
                wrong(name, "ID_EXPECTED", "Each has to be an id, as it came from this interface.");
                return List.of();
            }
        }
        return ids;
    }

    Optional<CurrencyCode> currency(String name) {
        return parsed(name, CurrencyCode::of, "CURRENCY_UNKNOWN", "A currency of ISO 4217 is expected, such as EUR.");
    }

    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        String words = Arrays.stream(type.getEnumConstants()).map(Fields::word).collect(Collectors.joining(", "));
        return parsed(
                name,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
                "CHOICE_UNKNOWN",
                "One of " + words + " is expected.");
    }

    /** {@code {"amount_minor": 12345, "currency": "EUR"}}. */
    Money requiredMoney(String name) {
        Optional<Fields> amount = object(name);
        Money none = Money.zero(CurrencyCode.of("EUR"));
        if (amount.isEmpty()) {
            return must(name, Optional.empty(), none);
        }
        Fields fields = amount.get();
        JsonNode minor = fields.node("amount_minor");
        boolean whole = minor != null && minor.isIntegralNumber() && minor.canConvertToLong();
        if (!whole) {
            fields.wrong("amount_minor", "INTEGER_EXPECTED", "A whole number of minor units is expected.");
        }
        Optional<CurrencyCode> currency = fields.currency("currency");
        fields.must("currency", currency, none.currency());
        return whole && minor != null && currency.isPresent() ? new Money(minor.longValue(), currency.get()) : none;
    }

    private <T> T must(String name, Optional<T> value, T substitute) {
        boolean told = errors.stream().anyMatch(error -> error.pointer().equals(pointer + "/" + name));
        if (value.isEmpty() && !told) {
            wrong(name, "FIELD_MISSING", "This field is required.");
        }
        return value.orElse(substitute); // never used: verify refuses before
    }

    private <T> Optional<T> parsed(String name, Function<String, T> parser, String code, String detail) {
        JsonNode value = node(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            if (value.isString()) {
                return Optional.of(parser.apply(value.stringValue().strip()));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // said below
        }
        wrong(name, code, detail);
        return Optional.empty();
    }

    private @Nullable JsonNode node(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    void wrong(String name, String code, String detail) {
        errors.add(new Field(pointer + "/" + name, code, detail));
    }

    /** The object itself is what is wrong. */
    String pointer() {
        return pointer;
    }

    /** Refuses when anything was wrong, fields nobody asked for included. */
    void verify() {
        refuseUnknown();
        inner.forEach(Fields::refuseUnknown);
        if (!errors.isEmpty()) {
            throw InputProblem.fields(errors);
        }
    }

    private void refuseUnknown() {
        if (!node.isObject()) {
            errors.add(new Field(pointer, "OBJECT_EXPECTED", "An object is expected."));
            return;
        }
        for (String name : node.propertyNames()) {
            if (!asked.contains(name)) {
                wrong(name.replace("~", "~0").replace("/", "~1"), "FIELD_UNKNOWN", "There is no such field.");
            }
        }
    }

    private static <E extends Enum<E>> String word(E value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
