package org.tallystick.lib.bankfiles.lockbox;

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

/** Amounts in cents and dates of six digits. */
final class LockboxValues {
    private static final int DIGITS = 24;

    private final ReadingState state;
    private final ValueReader values;
    private final String currency;
    private final int decimals;

    LockboxValues(ReadingState state, String currency) {
        this.state = state;
        this.values = new ValueReader(state::report);
        this.currency = currency;
        this.decimals = CurrencyCode.of(currency).digits();
    }

    /** A whole number without sign, null when the text is none. */
    static @Nullable BigInteger whole(@Nullable String text) {
        boolean number = text != null
                && text.length() <= DIGITS
                && !text.isEmpty()
                && text.chars().allMatch(character -> character >= '0' && character <= '9');
        return number ? new BigInteger(text) : null;
    }

    StatedAmount amount(@Nullable String text, Severity severity, long line) {
        BigInteger whole = whole(text);
        if (whole == null) {
            String shown = text == null ? "" : text;
            Problem problem = Problem.of(severity, ProblemCode.AMOUNT_SYNTAX, state.here(line), shown);
            state.report(text == null ? problem.saying("missing") : problem);
            return new StatedAmount(shown, currency, null);
        }
        return values.amount(new BigDecimal(whole, decimals).toPlainString(), currency, severity, state.here(line));
    }

    /** YYMMDD. */
    @Nullable
    LocalDate day(@Nullable String text, long line) {
        return text == null ? null : date(text, text.length() == 6 ? text : "", line);
    }

    /** MMDDYY. */
    @Nullable
    LocalDate americanDay(@Nullable String text, long line) {
        return text == null
                ? null
                : date(text, text.length() == 6 ? text.substring(4) + text.substring(0, 4) : "", line);
    }

    private @Nullable LocalDate date(String text, String digits, long line) {
        String iso = digits.isEmpty()
                ? text
                : "20" + digits.substring(0, 2) + "-" + digits.substring(2, 4) + "-" + digits.substring(4);
        return values.date(iso, Severity.WARN, state.here(line));
    }
}
