package org.tallystick.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.table.AmountFormat;
import org.tallystick.lib.bankfiles.table.DateFormat;
import org.tallystick.platform.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a file is read. Columns: {@code number = Billing Number} takes our column from theirs, {@code currency = = EUR} gives
 * every row the same value, an empty value leaves the column out; what is not mentioned is recognised by its name.
 * Options: {@code decimal-sign} (point, comma), {@code date-pattern} (dd.MM.yyyy), {@code excess-digits} (refuse,
 * round-half-up), {@code create-missing-customers} (true, false).
 */
public record ImportMapping(Map<String, String> columns, Map<String, String> options) {
    public static final ImportMapping NONE = new ImportMapping(Map.of(), Map.of());

    public static final String DECIMAL_SIGN = "decimal-sign";
    public static final String DATE_PATTERN = "date-pattern";
    public static final String EXCESS_DIGITS = "excess-digits";
    public static final String CREATE_CUSTOMERS = "create-missing-customers";

    private static final Map<String, Set<String>> CHOICES = Map.of(
            DECIMAL_SIGN, Set.of("point", "comma"),
            EXCESS_DIGITS, Set.of("refuse", "round-half-up"),
            CREATE_CUSTOMERS, Set.of("true", "false"));
    private static final String CONSTANT = "=";

    public ImportMapping {
        columns = Map.copyOf(columns);
        options = Map.copyOf(options);
        options.forEach(ImportMapping::requireKnown);
    }

    /** From one flat list; a name with a hyphen that is an option's is the option. */
    public static ImportMapping of(Map<String, String> entries) {
        var columns = new TreeMap<String, String>();
        var options = new TreeMap<String, String>();
        entries.forEach((name, value) -> {
            boolean option = CHOICES.containsKey(name) || name.equals(DATE_PATTERN);
            (option ? options : columns).put(name.strip(), value.strip());
        });
        options.values().removeIf(String::isEmpty);
        return new ImportMapping(columns, options);
    }

    /** Reads a mapping file: properties, or a flat JSON object. */
    public static ImportMapping parse(String text) {
        try {
            if (text.stripLeading().startsWith("{")) {
                return of(JsonMapper.shared().readValue(text, new TypeReference<Map<String, String>>() {}));
            }
            var properties = new Properties();
            properties.load(new StringReader(text));
            var entries = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(name -> entries.put(name, properties.getProperty(name)));
            return of(entries);
        } catch (JacksonException | IllegalArgumentException e) {
            throw Refusal.invalid(
                    "MAP_UNREADABLE", "The mapping is neither lines such as \"number = Billing Number\" nor JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both parts in one list, as {@link #of} reads it. */
    public Map<String, String> entries() {
        var entries = new TreeMap<>(columns);
        entries.putAll(options);
        return entries;
    }

    /** The lines of a mapping file. */
    public String text() {
        List<String> lines = new ArrayList<>();
        entries().forEach((name, value) -> lines.add(name + " = " + value));
        return String.join("\n", lines) + "\n";
    }

    /** The same value for every row. */
    public Optional<String> constant(String column) {
        return value(column)
                .filter(value -> value.startsWith(CONSTANT))
                .map(value -> value.substring(CONSTANT.length()).strip());
    }

    /** Their name of our column. */
    public Optional<String> header(String column) {
        return value(column).filter(value -> !value.isEmpty() && !value.startsWith(CONSTANT));
    }

    boolean mentions(String column) {
        return columns.containsKey(column);
    }

    private Optional<String> value(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    @Nullable
    AmountFormat amounts() {
        String sign = options.get(DECIMAL_SIGN);
        return sign == null ? null : AmountFormat.valueOf(sign.toUpperCase(Locale.ROOT));
    }

    @Nullable
    DateFormat dates() {
        String pattern = options.get(DATE_PATTERN);
        return pattern == null ? null : DateFormat.ofPattern(pattern);
    }

    boolean roundsExcessDigits() {
        return "round-half-up".equals(options.get(EXCESS_DIGITS));
    }

    boolean createsCustomers() {
        return "true".equals(options.get(CREATE_CUSTOMERS));
    }

    ImportMapping with(String option, String value) {
        var more = new TreeMap<>(options);
        more.put(option, value);
        return new ImportMapping(columns, more);
    }

    private static void requireKnown(String option, String value) {
        Set<String> choices = CHOICES.get(option);
        if (choices != null && !choices.contains(value)) {
            throw Refusal.invalid(
                    "MAP_OPTION", "The option " + option + " takes " + String.join(" or ", choices) + ".");
        }
        if (option.equals(DATE_PATTERN)) {
            try {
                DateFormat.ofPattern(value);
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid("MAP_OPTION", "The date pattern is made of yyyy, MM and dd, such as dd.MM.yyyy.");
            }
        }
    }
}
