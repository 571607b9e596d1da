package org.tallystick.lib.bankfiles.table;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a bank's table mean what (FORMATS §3.8).
 *
 * @param charset null to find it
 * @param delimiter null to find it
 * @param headerRow the line with the column names, from 1
 * @param dates how days are written
 * @param amounts how amounts are written
 * @param columns the bank's name of each column we read
 * @param debitMarks what stands in the column {@link Field#MARK} when money left, in capitals
 */
public record StatementColumns(
        @Nullable Charset charset,
        @Nullable Character delimiter,
        int headerRow,
        DateFormat dates,
        AmountFormat amounts,
        Map<Field, String> columns,
        Set<String> debitMarks) {
    /** How a debit is marked when nothing else is said. */
    public static final Set<String> DEBIT_MARKS = Set.of("D", "DR", "DBIT", "DEBIT", "S", "SOLL", "-");

    /** What a column can mean. */
    public enum Field {
        BOOKED_ON("booked-on"),
        VALUE_ON("value-on"),
        AMOUNT("amount"),
        CREDIT("credit"),
        DEBIT("debit"),
        MARK("mark"),
        BALANCE("balance"),
        CURRENCY("currency"),
        NAME("name"),
        ACCOUNT("account"),
        TEXT("text"),
        MORE_TEXT("more-text"),
        BANK_REFERENCE("bank-reference"),
        END_TO_END("end-to-end"),
        ORIGINAL_AMOUNT("original-amount"),
        ORIGINAL_CURRENCY("original-currency"),
        EXCHANGE_RATE("exchange-rate");

        private final String key;

        Field(String key) {
            this.key = key;
        }

        /** The name in a map: {@code booked-on}. */
        public String key() {
            return key;
        }

        static Optional<Field> of(String key) {
            return Arrays.stream(values())
                    .filter(field -> field.key.equals(key))
                    .findFirst();
        }
    }

    public StatementColumns {
        columns = Map.copyOf(columns);
        debitMarks = Set.copyOf(debitMarks);
        if (headerRow < 1) {
            throw new IllegalArgumentException("header-row counts from 1");
        }
    }

    public Optional<String> column(Field field) {
        return Optional.ofNullable(columns.get(field));
    }

    /** Whether days and amounts can be found at all. */
    public boolean isUsable() {
        boolean amount = columns.containsKey(Field.AMOUNT)
                || columns.containsKey(Field.CREDIT)
                || columns.containsKey(Field.DEBIT);
        return columns.containsKey(Field.BOOKED_ON) && amount;
    }

    TableOptions options(TableOptions defaults) {
        return new TableOptions(charset, delimiter, headerRow, defaults.limits());
    }

    /** A map of lines such as {@code booked-on = Buchungstag}, which {@link #parse} reads. */
    public String text() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("header-row", Integer.toString(headerRow));
        lines.put("date-pattern", dates.toString());
        lines.put("decimal-sign", amounts.name().toLowerCase(Locale.ROOT));
        if (charset != null) {
            lines.put("charset", charset.name());
        }
        if (delimiter != null) {
            lines.put("delimiter", delimiter == '\t' ? "tab" : String.valueOf(delimiter));
        }
        if (!debitMarks.equals(DEBIT_MARKS)) {
            lines.put("debit-marks", String.join(", ", new TreeSet<>(debitMarks)));
        }
        for (Field field : Field.values()) {
            column(field).ifPresent(name -> lines.put(field.key, name));
        }
        List<String> text = new ArrayList<>();
        lines.forEach((key, value) -> text.add(key + " = " + value));
        return String.join("\n", text) + "\n";
    }

    /**
     * Reads a map.
     *
     * @throws IllegalArgumentException with a sentence that names the line when one cannot be understood
     */
    public static StatementColumns parse(String text) {
        var lines = new LinkedHashMap<String, String>();
        for (String line :
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            int sign = line.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("“" + line + "” is no line such as “booked-on = Date”");
            }
            lines.put(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
        }
        return of(lines);
    }

    /**
     * A map of key and value; keys without value are left out.
     *
     * @throws IllegalArgumentException with a sentence that names the key
     */
    public static StatementColumns of(Map<String, String> entries) {
        var rest = new LinkedHashMap<>(entries);
        rest.values().removeIf(String::isBlank);
        int headerRow = number(rest.remove("header-row"));
        DateFormat dates = DateFormat.ofPattern(
                Optional.ofNullable(rest.remove("date-pattern")).orElse("yyyy-MM-dd"));
        AmountFormat amounts = amounts(rest.remove("decimal-sign"));
        String charset = rest.remove("charset");
        String delimiter = rest.remove("delimiter");
        String marks = rest.remove("debit-marks");
        Map<Field, String> columns = new EnumMap<>(Field.class);
        rest.forEach((key, value) -> columns.put(
                Field.of(key).orElseThrow(() -> new IllegalArgumentException("“" + key + "” is no column we read")),
                value.strip()));
        return new StatementColumns(
                charset == null ? null : charset(charset),
                delimiter == null ? null : delimiter(delimiter),
                headerRow,
                dates,
                amounts,
                columns,
                marks == null ? DEBIT_MARKS : marks(marks));
    }

    private static int number(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("header-row is the line with the column names, such as 1");
        }
        return Integer.parseInt(text);
    }

    private static AmountFormat amounts(@Nullable String text) {
        return switch (text == null ? "point" : text) {
            case "point" -> AmountFormat.POINT;
            case "comma" -> AmountFormat.COMMA;
            default -> throw new IllegalArgumentException("decimal-sign is point or comma");
        };
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + name + "” is no character set; UTF-8 and windows-1252 are", e);
        }
    }

    private static char delimiter(String text) {
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new IllegalArgumentException("delimiter is one sign such as ; or the word tab");
        }
        return text.charAt(0);
    }

    private static Set<String> marks(String text) {
        Set<String> marks = new TreeSet<>();
        for (String mark : text.split(",", -1)) {
            if (!mark.isBlank()) {
                marks.add(mark.strip().toUpperCase(Locale.ROOT));
            }
        }
        return marks;
    }
}
