package org.tallystick.lib.bankfiles.ofx;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.ValueReader;

/** Signed amounts with a decimal point or comma, and dates with or without time. */
final class OfxValues {
    private final ReadingState state;
    private final ValueReader values;

    OfxValues(ReadingState state) {
        this.state = state;
        this.values = new ValueReader(state::report);
    }

    static Direction direction(String amount) {
        return amount.startsWith("-") ? Direction.DEBIT : Direction.CREDIT;
    }

    /** Without its sign. */
    static String unsigned(String amount) {
        boolean signed = amount.startsWith("-") || amount.startsWith("+");
        String digits = signed ? amount.substring(1) : amount;
        return digits.indexOf('.') < 0 ? digits.replace(',', '.') : digits;
    }

    StatedAmount amount(String text, String currency, Severity severity, long line) {
        return values.amount(unsigned(text), currency, severity, state.here(line));
    }

    /** {@code 20130525}, {@code 20130525225731.258[-5:EST]}: the day in its own offset. */
    @Nullable
    LocalDate date(@Nullable String text, Severity severity, long line) {
        if (text == null) {
            return null;
        }
        boolean day = text.length() >= 8
                && text.substring(0, 8).chars().allMatch(character -> character >= '0' && character <= '9');
        String iso = day ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8) : text;
        return values.date(iso, severity, state.here(line));
    }
}
