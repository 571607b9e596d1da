package org.tallystick.lib.bankfiles.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** Turns the texts of a file into amounts and dates, and reports what does not fit as problems. */
public final class ValueReader {
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private final Consumer<Problem> problems;
    private final Map<String, CurrencyCode> knownCurrencies = new HashMap<>();

    public ValueReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /**
     * An unsigned amount with a decimal point. Zeros beyond the digits of the currency are dropped ({@code 8.850} EUR is
     * 8.85); other decimals there are AMOUNT-SCALE, and the text is kept.
     */
    public StatedAmount amount(String text, String currency, Severity severity, Location location) {
        if (!StatedAmount.isNumber(text)) {
            report(severity, ProblemCode.AMOUNT_SYNTAX, location, text);
            return new StatedAmount(text, currency, null);
        }
        CurrencyCode code = currency(currency, severity, location);
        return new StatedAmount(text, currency, code == null ? null : money(text, code, severity, location));
    }

    private @Nullable Money money(String text, CurrencyCode currency, Severity severity, Location location) {
        try {
            return Money.of(text, currency);
        } catch (ArithmeticException e) {
            problems.accept(Problem.of(severity, ProblemCode.AMOUNT_SCALE, location, text, currency.code())
                    .around(text));
            return null;
        }
    }

    private @Nullable CurrencyCode currency(String text, Severity severity, Location location) {
        CurrencyCode known = knownCurrencies.get(text);
        if (known != null) {
            return known;
        }
        if (text.isEmpty()) {
            problems.accept(
                    Problem.of(severity, ProblemCode.CURRENCY_UNKNOWN, location).saying("missing"));
            return null;
        }
        if (!CurrencyCode.isKnown(text)) {
            report(severity, ProblemCode.CURRENCY_UNKNOWN, location, text);
            return null;
        }
        CurrencyCode code = CurrencyCode.of(text);
        knownCurrencies.put(text, code);
        return code;
    }

    /**
     * The day of an ISO date or of a moment, in the moment's own offset. A day after the last of its month (30 February of
     * interest calculation) becomes the last one, with a warning; anything else is DATE-INVALID and null.
     */
    public @Nullable LocalDate date(String text, Severity severity, Location location) {
        Matcher date = ISO_DATE.matcher(text);
        if (!date.lookingAt()) {
            report(severity, ProblemCode.DATE_INVALID, location, text);
            return null;
        }
        int day = Integer.parseInt(date.group(3));
        try {
            var month = YearMonth.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)));
            return day > month.lengthOfMonth() && day <= 31 ? lastDay(month, date.group(), location) : month.atDay(day);
        } catch (DateTimeException e) {
            report(severity, ProblemCode.DATE_INVALID, location, text);
            return null;
        }
    }

    private LocalDate lastDay(YearMonth month, String text, Location location) {
        LocalDate last = month.atEndOfMonth();
        problems.accept(Problem.of(Severity.WARN, ProblemCode.DATE_INVALID, location, text, last.toString())
                .saying("day"));
        return last;
    }

    private void report(Severity severity, ProblemCode code, Location location, String text) {
        String shown = text.substring(0, Math.min(text.length(), Excerpt.LENGTH));
        problems.accept(Problem.of(severity, code, location, shown).around(text));
    }
}
