package org.tallystick.lib.bankfiles.camt;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Sums the entries of one statement and compares them with its balances and its summary. */
final class ControlTotals {
    private final CamtValues values;
    private final long line;
    private final long column;
    private BigDecimal booked = BigDecimal.ZERO;
    private BigDecimal credits = BigDecimal.ZERO;
    private BigDecimal debits = BigDecimal.ZERO;
    private long creditCount;
    private long debitCount;
    private @Nullable String bookedCurrency;
    private boolean mixedCurrencies;
    private @Nullable XmlNode summary;

    ControlTotals(CamtValues values, long line, long column) {
        this.values = values;
        this.line = line;
        this.column = column;
    }

    void summary(XmlNode node) {
        summary = node;
    }

    void add(Entry entry) {
        BigDecimal amount = Objects.requireNonNullElse(entry.amount().decimal(), BigDecimal.ZERO);
        boolean credit = entry.direction() == Direction.CREDIT;
        if (credit) {
            creditCount++;
            credits = credits.add(amount);
        } else {
            debitCount++;
            debits = debits.add(amount);
        }
        if (entry.isBooked()) {
            booked = credit ? booked.add(amount) : booked.subtract(amount);
            String currency = entry.amount().currency();
            mixedCurrencies |= bookedCurrency != null && !bookedCurrency.equals(currency);
            bookedCurrency = currency;
        }
    }

    void check(BankStatement statement) {
        Balance opening = statement.opening().orElse(null);
        Balance closing = statement.closing().orElse(null);
        if (opening != null && closing != null) {
            checkBalances(opening, closing);
        }
        if (summary != null) {
            checkSummary(summary, "TtlNtries", creditCount + debitCount, credits.add(debits));
            checkSummary(summary, "TtlCdtNtries", creditCount, credits);
            checkSummary(summary, "TtlDbtNtries", debitCount, debits);
        }
    }

    private void checkBalances(Balance opening, Balance closing) {
        String currency = opening.amount().currency();
        String entries = Objects.requireNonNullElse(bookedCurrency, currency);
        if (mixedCurrencies || !currency.equals(closing.amount().currency()) || !currency.equals(entries)) {
            report(
                    ProblemCode.CAMT_BALANCE,
                    "currency",
                    currency,
                    closing.amount().currency(),
                    entries);
            return;
        }
        BigDecimal begin = opening.signed();
        BigDecimal end = closing.signed();
        if (begin == null || end == null) {
            return;
        }
        BigDecimal sum = begin.add(booked);
        if (sum.compareTo(end) != 0) {
            report(ProblemCode.CAMT_BALANCE, "", plain(begin), plain(booked), plain(sum), plain(end));
        }
    }

    private void checkSummary(XmlNode node, String name, long count, BigDecimal sum) {
        String statedCount = node.textAt(name, "NbOfNtries");
        String statedSum = node.textAt(name, "Sum");
        if (statedCount != null && !statedCount.replaceFirst("^0+(?=.)", "").equals(Long.toString(count))) {
            report(ProblemCode.CAMT_SUMMARY, "", name + "/NbOfNtries", cut(statedCount), Long.toString(count));
        }
        if (statedSum != null && !isSame(statedSum, sum)) {
            report(ProblemCode.CAMT_SUMMARY, "", name + "/Sum", cut(statedSum), plain(sum));
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 40));
    }

    private static boolean isSame(String text, BigDecimal sum) {
        return text.matches("[0-9]{1,30}(\\.[0-9]{0,30})?") && new BigDecimal(text).compareTo(sum) == 0;
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    private void report(ProblemCode code, String suffix, String... arguments) {
        Problem problem = Problem.of(Severity.ERROR, code, values.here(line, column), arguments);
        values.report(suffix.isEmpty() ? problem : problem.saying(suffix));
    }
}
