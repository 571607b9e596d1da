package org.tallystick.lib.bankfiles.bai2;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.ValueReader;
import org.tallystick.lib.money.CurrencyCode;

/** Amounts without decimal point and dates of six digits. */
final class Amounts {
    private static final int DIGITS = 24;
    private static final int CENTURY_TURNS_AT = 80;

    private final ReadingState state;
    private final ValueReader values;

    Amounts(ReadingState state) {
        this.state = state;
        this.values = new ValueReader(state::report);
    }

    /** A whole number with an optional sign, null when the text is none. */
    static @Nullable BigInteger whole(String text) {
        String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        boolean number = !digits.isEmpty()
                && digits.length() <= DIGITS
                && digits.chars().allMatch(character -> character >= '0' && character <= '9');
        if (!number) {
            return null;
        }
        var value = new BigInteger(digits);
        return text.startsWith("-") ? value.negate() : value;
    }

    /** The amount without its sign, with as many decimals as the currency has. */
    StatedAmount amount(String text, String currency, Severity severity, long line) {
        BigInteger whole = whole(text);
        if (whole == null) {
            Problem problem = Problem.of(
                    severity,
                    ProblemCode.AMOUNT_SYNTAX,
                    state.here(line),
                    text.substring(0, Math.min(40, text.length())));
            state.report(text.isEmpty() ? problem.saying("missing") : problem.around(text));
            return new StatedAmount(text, currency, null);
        }
        int digits = CurrencyCode.isKnown(currency) ? CurrencyCode.of(currency).digits() : 2;
        String decimal = new BigDecimal(whole.abs(), digits).toPlainString();
        return values.amount(decimal, currency, severity, state.here(line));
    }

    /** YYMMDD. */
    @Nullable
    LocalDate date(String text, Severity severity, long line) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() != 6 || whole(text) == null || text.startsWith("+") || text.startsWith("-")) {
            return values.date("?" + text, severity, state.here(line));
        }
        String century = Integer.parseInt(text.substring(0, 2)) < CENTURY_TURNS_AT ? "20" : "19";
        String iso = century + text.substring(0, 2) + "-" + text.substring(2, 4) + "-" + text.substring(4);
        return values.date(iso, severity, state.here(line));
    }
}
