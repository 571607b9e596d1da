package org.tallystick.workbench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/** Reads what somebody typed into a field, or says how to write it. */
public final class Entered {
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Entered() {}

    /** The text without the space around it; null when nothing was written. */
    public static @Nullable String text(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    /** A decimal number; spaces and commas may set thousands apart. */
    public static BigDecimal number(String what, @Nullable String field) {
        String plain =
                field == null ? "" : field.replaceAll("[\\s\u00a0\u202f]", "").replace('\u2212', '-');
        if (plain.length() <= LONGEST_NUMBER && GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        if (plain.length() > LONGEST_NUMBER || !PLAIN.matcher(plain).matches()) {
            throw Refusal.invalid("NUMBER_INVALID", "Write the " + what + " with a decimal point, such as 1234.50.");
        }
        return new BigDecimal(plain);
    }

    /** An amount with no more decimals than its currency has. */
    public static Money money(String what, @Nullable String field, CurrencyCode currency) {
        BigDecimal number = number(what, field);
        if (number.stripTrailingZeros().scale() > currency.digits()) {
            throw Refusal.invalid(
                    "NUMBER_INVALID", "An amount in " + currency + " has at most " + currency.digits() + " decimals.");
        }
        try {
            return Money.exactly(number.setScale(currency.digits(), RoundingMode.UNNECESSARY), currency);
        } catch (ArithmeticException e) {
            throw Refusal.invalid("NUMBER_INVALID", "The " + what + " is too large.");
        }
    }

    public static CurrencyCode currency(@Nullable String field) {
        String code = field == null ? "" : field.strip();
        if (!CurrencyCode.isKnown(code)) {
            throw Refusal.invalid("CURRENCY_UNKNOWN", "Choose a currency.");
        }
        return CurrencyCode.of(code);
    }

    /** A day as date fields send it, {@code 2026-01-31}; null when none was chosen. */
    public static @Nullable LocalDate date(String what, @Nullable String field) {
        String day = text(field);
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("DATE_INVALID", "Write the " + what + " as year, month and day: 2026-01-31.");
        }
    }
}
