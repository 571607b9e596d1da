package org.tallystick.lib.bankfiles.table;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a file writes amounts; one format for the whole file, never guessed value by value. */
public enum AmountFormat {
    /** {@code -1,533.50} */
    POINT('.', ','),
    /** {@code -1.533,50} */
    COMMA(',', '.');

    private final char decimalSign;
    private final char groupSign;
    private final Pattern number;

    AmountFormat(char decimalSign, char groupSign) {
        this.decimalSign = decimalSign;
        this.groupSign = groupSign;
        String decimals = Pattern.quote(String.valueOf(decimalSign));
        String groups = "[" + Pattern.quote(String.valueOf(groupSign)) + " \u00a0\u202f'\u2019]";
        this.number = Pattern.compile("([+\u2212-]?)(\\d{1,24}|\\d{1,3}(" + groups + ")\\d{3}(?:\\3\\d{3}){0,6})?"
                + "(?:" + decimals + "(\\d{0,24}))?");
    }

    /**
     * The exact number, or nothing when the text is none. Thousands are accepted only where they divide all digits into
     * groups of three with the same sign: {@code 1,533.50} and {@code 1 533.50}, not {@code 1,53.50}.
     */
    public Optional<BigDecimal> parse(String text) {
        Matcher matcher = number.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String whole = digits(matcher.group(2));
        String fraction = digits(matcher.group(4));
        if (whole.isEmpty() && fraction.isEmpty()) {
            return Optional.empty();
        }
        var value = new BigDecimal((whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction));
        boolean negative = !matcher.group(1).isEmpty() && !matcher.group(1).equals("+");
        return Optional.of(negative ? value.negate() : value);
    }

    private static String digits(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\D", "");
    }

    /**
     * The format of a whole column: {@code 12,50} anywhere makes it COMMA, {@code 12.50} POINT, and {@code 1,234} says
     * nothing. POINT when no value says anything; nothing when values contradict each other.
     */
    public static Optional<AmountFormat> detect(Iterable<String> amounts) {
        boolean point = false;
        boolean comma = false;
        for (String amount : amounts) {
            point |= POINT.isShownBy(amount);
            comma |= COMMA.isShownBy(amount);
        }
        if (point && comma) {
            return Optional.empty();
        }
        return Optional.of(comma ? COMMA : POINT);
    }

    private boolean isShownBy(String text) {
        int decimal = text.lastIndexOf(decimalSign);
        int group = text.lastIndexOf(groupSign);
        if (decimal >= 0 && group >= 0) {
            return decimal > group;
        }
        if (group >= 0) {
            return text.indexOf(groupSign) != group;
        }
        return decimal >= 0 && text.indexOf(decimalSign) == decimal && !isThousands(text, decimal);
    }

    /** Whether the only sign could as well divide thousands: one to three digits before it, three behind. */
    private static boolean isThousands(String text, int sign) {
        String before = digits(text.substring(0, sign));
        String behind = digits(text.substring(sign + 1));
        return behind.length() == 3 && !before.isEmpty() && before.length() <= 3 && !before.equals("0");
    }
}
