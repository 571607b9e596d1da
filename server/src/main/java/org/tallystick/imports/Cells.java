package org.tallystick.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallystick.lib.bankfiles.table.TableRow;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** One row seen through the mapping: asks for our columns and collects what is wrong with them. */
final class Cells {
    private static final int SHOWN = 40;

    private final TableRow row;
    private final ImportReading reading;
    private final List<RowError> errors = new ArrayList<>();

    Cells(TableRow row, ImportReading reading) {
        this.row = row;
        this.reading = reading;
    }

    long row() {
        return row.rowNumber();
    }

    List<String> original() {
        return row.cells();
    }

    List<RowError> errors() {
        return errors;
    }

    boolean isFine() {
        return errors.isEmpty();
    }

    void wrong(String column, String code, String message) {
        errors.add(new RowError(row(), column, code, message));
    }

    Optional<String> text(String column) {
        Optional<String> constant = reading.mapping().constant(column).filter(value -> !value.isEmpty());
        return constant.isPresent() ? constant : reading.header(column).flatMap(row::cell);
    }

    Optional<String> required(String column) {
        Optional<String> text = text(column);
        if (text.isEmpty()) {
            wrong(column, "FIELD_MISSING", "Fill in " + column + ".");
        }
        return text;
    }

    Optional<BigDecimal> number(String column) {
        return text(column).flatMap(text -> {
            Optional<BigDecimal> number = reading.amounts().parse(text);
            if (number.isEmpty()) {
                wrong(column, "NUMBER_INVALID", shown(text) + " is no number.");
            }
            return number;
        });
    }

    /** An amount in the currency; digits it does not have are refused, or rounded half up when the mapping says so. */
    Optional<Money> amount(String column, CurrencyCode currency) {
        Optional<String> text = required(column);
        Optional<BigDecimal> number =
                text.isEmpty() ? Optional.empty() : reading.amounts().parse(text.get());
        if (text.isPresent() && number.isEmpty()) {
            wrong(column, "AMOUNT_INVALID", shown(text.get()) + " is no amount.");
        }
        return number.flatMap(amount -> money(column, amount, currency));
    }

    private Optional<Money> money(String column, BigDecimal amount, CurrencyCode currency) {
        boolean fits = amount.stripTrailingZeros().scale() <= currency.digits();
        if (!fits && !reading.mapping().roundsExcessDigits()) {
            wrong(
                    column,
                    "AMOUNT_DIGITS",
                    amount.toPlainString() + " has more decimals than " + currency
                            + " has; correct it, or map with excess-digits = round-half-up.");
            return Optional.empty();
        }
        try {
            return Optional.of(Money.rounded(amount, currency, RoundingMode.HALF_UP));
        } catch (ArithmeticException e) {
            wrong(column, "AMOUNT_TOO_LARGE", "The amount is larger than Tallystick can count.");
            return Optional.empty();
        }
    }

    Optional<CurrencyCode> currency(String column) {
        return text(column).map(text -> text.toUpperCase(Locale.ROOT)).flatMap(code -> {
            if (CurrencyCode.isKnown(code)) {
                return Optional.of(CurrencyCode.of(code));
            }
            wrong(column, "CURRENCY_UNKNOWN", shown(code) + " is no currency of ISO 4217; write EUR or USD.");
            return Optional.empty();
        });
    }

    Optional<LocalDate> date(String column) {
        return text(column).flatMap(text -> {
            Optional<LocalDate> date = reading.dates().parse(text);
            if (date.isEmpty()) {
                wrong(column, "DATE_INVALID", shown(text) + " is no date of the form " + reading.dates() + ".");
            }
            return date;
        });
    }

    /** One of an enum's words, in any case, with blanks or hyphens for underscores. */
    <E extends Enum<E>> Optional<E> choice(String column, Class<E> type) {
        return text(column).flatMap(text -> {
            String word = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
            Optional<E> choice = Arrays.stream(type.getEnumConstants())
                    .filter(value -> value.name().equals(word))
                    .findFirst();
            if (choice.isEmpty()) {
                wrong(column, "CHOICE_UNKNOWN", shown(text) + " is none of " + words(type) + ".");
            }
            return choice;
        });
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String shown(String text) {
        return "“" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "”";
    }
}
