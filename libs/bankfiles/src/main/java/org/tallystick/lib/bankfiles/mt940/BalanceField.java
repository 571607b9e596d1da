package org.tallystick.lib.bankfiles.mt940;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;

/**
 * A balance as it is written: {@code C230209EUR100,00}.
 *
 * @param code OPBD, CLBD, CLAV or FWAV
 * @param currency empty when it is left out
 */
record BalanceField(Field field, String code, String mark, String date, String currency, String amount) {
    private static final Pattern FORM = Pattern.compile("([A-Z]?)([0-9]{6}|.{0,12}?)([A-Z]{3})?([0-9,.]*)");

    static BalanceField of(String code, Field field) {
        String text = field.first().strip();
        Matcher matcher = FORM.matcher(text.length() > 60 ? "" : text);
        if (!matcher.matches()) {
            return new BalanceField(field, code, "", "", "", text);
        }
        String currency = matcher.group(3) == null ? "" : matcher.group(3);
        return new BalanceField(field, code, matcher.group(1), matcher.group(2), currency, matcher.group(4));
    }

    /** In its own currency or, with a warning, in that of the statement. */
    Balance balance(ReadingState state, Mt940Values values, @Nullable String statementCurrency) {
        boolean checked = code.equals("OPBD") || code.equals("CLBD");
        Severity severity = checked ? Severity.ERROR : Severity.WARN;
        StatedAmount stated = values.amount(amount, currency(state, statementCurrency), severity, field.line());
        LocalDate on = values.date(date, Severity.WARN, field.line());
        return new Balance(code, stated, direction(state, severity), on);
    }

    private String currency(ReadingState state, @Nullable String statementCurrency) {
        if (!currency.isEmpty() || statementCurrency == null) {
            return currency;
        }
        state.report(Problem.of(
                        Severity.WARN,
                        ProblemCode.CURRENCY_UNKNOWN,
                        state.here(field.line()),
                        ":" + field.tag() + ":",
                        statementCurrency)
                .saying("balance"));
        return statementCurrency;
    }

    private Direction direction(ReadingState state, Severity severity) {
        return switch (mark) {
            case "C" -> Direction.CREDIT;
            case "D" -> Direction.DEBIT;
            default -> {
                state.report(Problem.of(severity, ProblemCode.AMOUNT_MARK, state.here(field.line()), mark)
                        .saying(mark.isEmpty() ? "missing" : "letter")
                        .around(field.first()));
                yield Direction.DEBIT;
            }
        };
    }
}
