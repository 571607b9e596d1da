package org.tallystick.lib.bankfiles.mt940;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;

/** Sums the entries of one statement and compares them with its balances, or an MT942 with its counts and sums. */
final class Totals {
    private static final Pattern COUNT_AND_SUM = Pattern.compile("([0-9]{0,9})([A-Z]{3})([0-9]{1,24},?[0-9]{0,24})");

    private final ReadingState state;
    private final List<Field> sums = new ArrayList<>(2);
    private BigDecimal credits = BigDecimal.ZERO;
    private BigDecimal debits = BigDecimal.ZERO;
    private long creditCount;
    private long debitCount;

    Totals(ReadingState state) {
        this.state = state;
    }

    void add(Entry entry) {
        BigDecimal amount = Objects.requireNonNullElse(entry.amount().decimal(), BigDecimal.ZERO);
        if (entry.direction() == Direction.CREDIT) {
            creditCount++;
            credits = credits.add(amount);
        } else {
            debitCount++;
            debits = debits.add(amount);
        }
    }

    /** A field 90C or 90D. */
    void sum(Field field) {
        if (sums.size() < 2) {
            sums.add(field);
        }
    }

    boolean hasSums() {
        return !sums.isEmpty();
    }

    void check(BankStatement statement, boolean intraday, long line) {
        sums.forEach(this::checkSum);
        Balance opening = statement.opening().orElse(null);
        Balance closing = statement.closing().orElse(null);
        if (opening != null && closing != null) {
            checkBalances(opening, closing, line);
        } else if (!intraday) {
            report(ProblemCode.MT940_BALANCE, "missing", line, opening == null ? ":60F:" : ":62F:");
        }
    }

    private void checkBalances(Balance opening, Balance closing, long line) {
        String currency = opening.amount().currency();
        if (!currency.equals(closing.amount().currency())) {
            report(
                    ProblemCode.MT940_BALANCE,
                    "currency",
                    line,
                    currency,
                    closing.amount().currency());
            return;
        }
        BigDecimal begin = opening.signed();
        BigDecimal end = closing.signed();
        if (begin == null || end == null) {
            return;
        }
        BigDecimal entries = credits.subtract(debits);
        BigDecimal sum = begin.add(entries);
        if (sum.compareTo(end) != 0) {
            report(
                    ProblemCode.MT940_BALANCE,
                    "",
                    line,
                    begin.toPlainString(),
                    entries.toPlainString(),
                    sum.toPlainString(),
                    end.toPlainString());
        }
    }

    private void checkSum(Field field) {
        boolean credit = field.tag().equals("90C");
        long count = credit ? creditCount : debitCount;
        BigDecimal sum = credit ? credits : debits;
        Matcher stated = COUNT_AND_SUM.matcher(field.first().strip());
        String found = count + " = " + sum.toPlainString();
        if (!stated.matches()) {
            report(ProblemCode.MT940_SUM, "", field.line(), ":" + field.tag() + ":", cut(field.first()), found);
            return;
        }
        boolean sameCount = stated.group(1).isEmpty() || Long.parseLong(stated.group(1)) == count;
        BigDecimal statedSum = new StatedAmount(decimal(stated.group(3)), "", null).decimal();
        if (!sameCount || !isSame(statedSum, sum)) {
            String says = stated.group(1) + " = " + decimal(stated.group(3));
            report(ProblemCode.MT940_SUM, "", field.line(), ":" + field.tag() + ":", says, found);
        }
    }

    private static boolean isSame(@Nullable BigDecimal stated, BigDecimal sum) {
        return stated != null && stated.compareTo(sum) == 0;
    }

    private static String decimal(String text) {
        return text.replace(',', '.');
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 40));
    }

    private void report(ProblemCode code, String suffix, long line, String... arguments) {
        Problem problem = Problem.of(Severity.ERROR, code, state.here(line), arguments);
        state.report(suffix.isEmpty() ? problem : problem.saying(suffix));
    }
}
