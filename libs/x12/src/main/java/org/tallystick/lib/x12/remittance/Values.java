package org.tallystick.lib.x12.remittance;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Segment;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event.SegmentRead;

/** Reads the elements of a segment and reports those that are not what they should be. */
final class Values {
    private static final Pattern AMOUNT = Pattern.compile("[+-]?(?:[0-9]{1,16}(?:\\.[0-9]{0,8})?|\\.[0-9]{1,8})");
    private static final Pattern DAY = Pattern.compile("[0-9]{8}|[0-9]{6}");
    private static final int CENTURY = 2_000;
    private static final int DECIMALS = 2;

    private final SegmentRead read;
    private final @Nullable String currency;
    private final Consumer<Problem> problems;
    private boolean sound = true;

    /** @param currency of the amounts, null when it is not known */
    Values(SegmentRead read, @Nullable String currency, Consumer<Problem> problems) {
        this.read = read;
        this.currency = currency;
        this.problems = problems;
    }

    private Segment segment() {
        return read.segment();
    }

    @Nullable
    String text(int element) {
        String text = segment().text(element);
        return text.isEmpty() ? null : text;
    }

    /** An amount that has to be there. */
    @Nullable
    BigDecimal requiredAmount(int element) {
        if (segment().text(element).isEmpty()) {
            report(Problem.of(Severity.ERROR, ProblemCode.AMOUNT_SYNTAX, place(element))
                    .saying("missing"));
            return null;
        }
        return amount(element);
    }

    /** An amount with a point, a sign or neither; never rounded. */
    @Nullable
    BigDecimal amount(int element) {
        String text = segment().text(element);
        if (text.isEmpty()) {
            return null;
        }
        if (!AMOUNT.matcher(text).matches()) {
            report(Problem.of(Severity.ERROR, ProblemCode.AMOUNT_SYNTAX, place(element), text));
            return null;
        }
        var amount = new BigDecimal(text);
        if (amount.stripTrailingZeros().scale() > decimals()) {
            report(Problem.of(
                    Severity.ERROR,
                    ProblemCode.AMOUNT_SCALE,
                    place(element),
                    text,
                    currency == null ? "cents" : currency));
        }
        return amount;
    }

    private int decimals() {
        return currency != null && CurrencyCode.isKnown(currency)
                ? CurrencyCode.of(currency).digits()
                : DECIMALS;
    }

    /** {@code 20260227}, or {@code 260227}. */
    @Nullable
    LocalDate day(int element) {
        String text = segment().text(element);
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (DAY.matcher(text).matches()) {
                int end = text.length() - 4;
                int year = Integer.parseInt(text.substring(0, end)) + (end == 2 ? CENTURY : 0);
                return LocalDate.of(
                        year,
                        Integer.parseInt(text.substring(end, end + 2)),
                        Integer.parseInt(text.substring(end + 2)));
            }
        } catch (DateTimeException e) { // a day that does not exist is reported like a text that is none
        }
        report(Problem.of(Severity.WARN, ProblemCode.DATE_INVALID, place(element), text));
        return null;
    }

    /** A currency that exists; the text otherwise is reported and left out. */
    @Nullable
    String currency(int element) {
        String text = segment().text(element);
        if (text.isEmpty() || CurrencyCode.isKnown(text)) {
            return text.isEmpty() ? null : text;
        }
        report(Problem.of(Severity.ERROR, ProblemCode.CURRENCY_UNKNOWN, place(element), text));
        return null;
    }

    /** Whether nothing read so far was wrong enough to keep it out of booking. */
    boolean isSound() {
        return sound;
    }

    private Location place(int element) {
        return read.location().element(segment(), element);
    }

    private void report(Problem problem) {
        sound &= !problem.severity().blocks();
        problems.accept(problem);
    }
}
