package org.tallystick.workbench;

import java.math.BigDecimal;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/**
 * Reads amounts as people type them: {@code 1234.5}, {@code 1,234.50}, {@code 1 234,50}. Of two kinds of signs the last one
 * is the decimal sign; a single comma before three digits separates thousands.
 */
public final class TypedNumbers {
    private TypedNumbers() {}

    public static Money amount(String typed, CurrencyCode currency) {
        BigDecimal number = number(typed);
        if (number.stripTrailingZeros().scale() > currency.digits()) {
            throw Refusal.invalid(
                    "AMOUNT_INVALID",
                    "\"" + typed.strip() + "\" has more decimals than " + currency + " has; it takes "
                            + currency.digits() + ".");
        }
        try {
            return Money.exactly(number, currency);
        } catch (ArithmeticException e) {
            throw unreadable(typed);
        }
    }

    public static BigDecimal number(String typed) {
        String text = typed.replaceAll("[\\s\\u00a0\\u202f']", "").replace('\u2212', '-');
        String plain = plain(text);
        if (!plain.matches("-?\\d{1,18}(\\.\\d{1,10})?")) {
            throw unreadable(typed);
        }
        return new BigDecimal(plain);
    }

    private static String plain(String text) {
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? text.replace(".", "").replace(',', '.') : text.replace(",", "");
        }
        boolean thousands = text.matches("-?\\d{1,3}(,\\d{3})+");
        return thousands ? text.replace(",", "") : text.replace(',', '.');
    }

    private static Refusal unreadable(String typed) {
        return Refusal.invalid(
                "AMOUNT_INVALID", "\"" + typed.strip() + "\" is not an amount; write it like 1,234.50 or 1234.50.");
    }
}
