package org.tallystick.lib.bankfiles.nacha;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** Numbers, amounts and dates of one file; knows whether the entry, the batch and the file are sound. */
final class AchFields {
    static final CurrencyCode DOLLAR = CurrencyCode.of("USD");
    private static final int LONGEST_NUMBER = 18;

    private final Consumer<Problem> problems;
    private long entry;
    private boolean insideEntry;
    private boolean entrySound = true;
    private boolean batchSound = true;
    private boolean fileSound = true;
    private long errors;

    AchFields(Consumer<Problem> problems) {
        this.problems = problems;
    }

    void batchBegins() {
        batchSound = true;
    }

    void entryBegins() {
        entry++;
        insideEntry = true;
        entrySound = true;
    }

    void entryEnds() {
        insideEntry = false;
    }

    long entry() {
        return entry;
    }

    boolean entrySound() {
        return entrySound;
    }

    boolean batchSound() {
        return batchSound;
    }

    boolean fileSound() {
        return fileSound;
    }

    /** How many problems were reported that keep something back. */
    long errors() {
        return errors;
    }

    void report(Problem problem) {
        if (problem.severity().blocks()) {
            errors++;
            entrySound &= !insideEntry;
            batchSound &= insideEntry;
            fileSound &= insideEntry;
        }
        problems.accept(problem);
    }

    void report(Severity severity, ProblemCode code, AchRecord record, int column, String... arguments) {
        report(Problem.of(severity, code, here(record, column), arguments).around(record.text()));
    }

    void report(Severity severity, ProblemCode code, String suffix, AchRecord record, String... arguments) {
        report(Problem.of(severity, code, here(record, 0), arguments)
                .saying(suffix)
                .around(record.text()));
    }

    Location here(AchRecord record, int column) {
        return new Location(0, insideEntry ? entry : 0, record.line(), column);
    }

    /** A number of a control record; null when there is none. */
    static @Nullable Long number(String digits) {
        String significant = digits.strip().replaceFirst("^0+(?=.)", "");
        boolean number = !significant.isEmpty()
                && significant.length() <= LONGEST_NUMBER
                && significant.chars().allMatch(character -> character >= '0' && character <= '9');
        return number ? Long.valueOf(significant) : null;
    }

    /** The amount of an entry, without a decimal point; null, and an ERROR, when there is no number. */
    @Nullable
    Money amount(AchRecord record, int from, int to) {
        String text = record.raw(from, to);
        Long minor = number(text);
        if (minor == null) {
            report(Severity.ERROR, ProblemCode.AMOUNT_SYNTAX, record, from, text.strip());
            return null;
        }
        return new Money(minor, DOLLAR);
    }

    /** A day as YYMMDD, of this century; null when it is blank or zeros, and with a warning when it is no day. */
    @Nullable
    LocalDate day(AchRecord record, int from, int to) {
        String text = record.text(from, to);
        if (text.isEmpty() || text.equals("000000")) {
            return null;
        }
        Long number = text.length() == 6 ? number(text) : null;
        if (number != null) {
            int date = Math.toIntExact(number);
            try {
                return LocalDate.of(2000 + date / 10_000, date / 100 % 100, date % 100);
            } catch (DateTimeException e) {
                number = null;
            }
        }
        report(Severity.WARN, ProblemCode.DATE_INVALID, record, from, text);
        return null;
    }
}
