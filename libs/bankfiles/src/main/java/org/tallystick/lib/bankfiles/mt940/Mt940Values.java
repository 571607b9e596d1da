package org.tallystick.lib.bankfiles.mt940;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.ValueReader;

/** Amounts with a decimal comma and dates of six digits. */
final class Mt940Values {
    private static final int CENTURY_TURNS_AT = 80;

    private final ReadingState state;
    private final ValueReader values;

    Mt940Values(ReadingState state) {
        this.state = state;
        this.values = new ValueReader(state::report);
    }

    /** {@code 1234,5}, {@code 1234,} or {@code 1234}. */
    StatedAmount amount(String text, String currency, Severity severity, long line) {
        boolean point = text.indexOf('.') >= 0;
        String decimal = point ? text.replace('.', '?') : text.replace(',', '.');
        String trimmed = decimal.endsWith(".") ? decimal.substring(0, decimal.length() - 1) : decimal;
        return values.amount(trimmed, currency, severity, state.here(line));
    }

    /** Six digits YYMMDD. */
    @Nullable
    LocalDate date(String digits, Severity severity, long line) {
        if (!isDigits(digits, 6)) {
            return values.date(digits, severity, state.here(line));
        }
        int year = Integer.parseInt(digits.substring(0, 2));
        return date((year < CENTURY_TURNS_AT ? 2000 : 1900) + year, digits.substring(2), severity, line);
    }

    /** Four digits MMDD in the year that brings it nearest to another day. */
    @Nullable
    LocalDate dateNear(String digits, LocalDate near, long line) {
        int month = Integer.parseInt(digits.substring(0, 2));
        int months = month - near.getMonthValue();
        int year = near.getYear() + (months > 6 ? -1 : months < -6 ? 1 : 0);
        return date(year, digits, Severity.WARN, line);
    }

    private @Nullable LocalDate date(int year, String monthAndDay, Severity severity, long line) {
        String iso = year + "-" + monthAndDay.substring(0, 2) + "-" + monthAndDay.substring(2);
        return values.date(iso, severity, state.here(line));
    }

    private static boolean isDigits(String text, int length) {
        return text.length() == length && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
