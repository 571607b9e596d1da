package org.tallystick.lib.x12.element;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Decimals;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Moments;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Segment;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event.SegmentRead;

/**
 * Reads the elements of one segment after the other and reports those that are not what they should be. A report names the
 * element, never what stands in it: that may be about a person.
 */
public final class Elements {
    /** Health care is paid in it unless CUR says otherwise. */
    public static final CurrencyCode DOLLAR = CurrencyCode.of("USD");

    private static final int NUMBER_DIGITS = 4;
    private static final long NUMBER_SCALE = 10_000;
    private static final int DAY = 8;

    private final Consumer<Problem> problems;
    private CurrencyCode currency = DOLLAR;
    private @Nullable SegmentRead read;
    private boolean sound = true;

    public Elements(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** A new transaction begins: in dollars, and nothing is wrong yet. */
    public void begin() {
        currency = DOLLAR;
        sound = true;
    }

    /** Goes to the next segment. */
    public Elements at(SegmentRead next) {
        read = next;
        return this;
    }

    private SegmentRead read() {
        if (read == null) {
            throw new IllegalStateException("no segment was read");
        }
        return read;
    }

    public Segment segment() {
        return read().segment();
    }

    public String id() {
        return segment().id();
    }

    public boolean is(String id) {
        return segment().is(id);
    }

    public Location location() {
        return read().location();
    }

    public Location location(int element) {
        return read().location().element(segment(), element);
    }

    public String text(int element) {
        return segment().text(element);
    }

    public String component(int element, int component) {
        return segment().component(element, component);
    }

    /** The components of an element from one on, without empty ones at the end. */
    public List<String> components(int element, int first, int last) {
        List<String> found = new ArrayList<>();
        int count = Math.min(last, segment().components(element));
        for (int i = first; i <= count; i++) {
            found.add(component(element, i));
        }
        while (!found.isEmpty() && found.getLast().isEmpty()) {
            found.removeLast();
        }
        return found;
    }

    /** The repetitions of a simple element, without empty ones. */
    public List<String> repeated(int element) {
        if (segment().isEmpty(element)) {
            return List.of();
        }
        int count = segment().repetitions(element);
        if (count == 1) {
            return List.of(text(element));
        }
        List<String> found = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            String one = segment().component(element, i, 1);
            if (!one.isEmpty()) {
                found.add(one);
            }
        }
        return found;
    }

    /** The currency of all amounts of the transaction; one without cents would change those that were read before. */
    public void currency(int element) {
        String text = text(element);
        if (CurrencyCode.isKnown(text) && CurrencyCode.of(text).digits() == DOLLAR.digits()) {
            currency = CurrencyCode.of(text);
        } else if (!text.isEmpty()) {
            report(Severity.ERROR, ProblemCode.CURRENCY_UNKNOWN, element);
        }
    }

    public CurrencyCode currency() {
        return currency;
    }

    /** An amount, zero where there is none or none that can be read. */
    public Money money(int element) {
        Money found = moneyIfAny(element);
        return found == null ? Money.zero(currency) : found;
    }

    /** An amount, null where there is none or none that can be read; never rounded. */
    public @Nullable Money moneyIfAny(int element) {
        long minor = segment().decimal(element, currency.digits());
        if (Decimals.isValue(minor)) {
            return new Money(minor, currency);
        }
        if (minor == Decimals.UNREADABLE) {
            report(Severity.ERROR, ProblemCode.AMOUNT_SYNTAX, element);
        } else if (minor == Decimals.TOO_FINE) {
            report(Severity.ERROR, ProblemCode.AMOUNT_SCALE, element);
        }
        return null;
    }

    /** An amount in a component, null where there is none or none that can be read. */
    public @Nullable Money componentMoney(int element, int component) {
        if (segment().components(element) < component) {
            return null;
        }
        long minor = Decimals.of(component(element, component), currency.digits());
        if (minor == Decimals.EMPTY) {
            return null;
        }
        if (!Decimals.isValue(minor)) {
            report(Severity.WARN, ProblemCode.NUMBER_SYNTAX, element);
            return null;
        }
        return new Money(minor, currency);
    }

    /** A count or a measure with up to four decimals, null where there is none or none that can be read. */
    public @Nullable BigDecimal number(int element) {
        long parsed = segment().decimal(element, NUMBER_DIGITS);
        if (parsed == Decimals.EMPTY) {
            return null;
        }
        if (!Decimals.isValue(parsed)) {
            report(Severity.WARN, ProblemCode.NUMBER_SYNTAX, element);
            return null;
        }
        return parsed % NUMBER_SCALE == 0
                ? BigDecimal.valueOf(parsed / NUMBER_SCALE)
                : Quantity.plain(BigDecimal.valueOf(parsed, NUMBER_DIGITS));
    }

    /** A whole number that is not negative, zero where there is none. */
    public int count(int element) {
        long parsed = segment().decimal(element, 0);
        if (parsed == Decimals.EMPTY) {
            return 0;
        }
        if (parsed < 0 || parsed > Integer.MAX_VALUE) {
            report(Severity.WARN, ProblemCode.NUMBER_SYNTAX, element);
            return 0;
        }
        return (int) parsed;
    }

    public @Nullable LocalDate day(int element) {
        return day(element, text(element));
    }

    private @Nullable LocalDate day(int element, String text) {
        if (text.isEmpty()) {
            return null;
        }
        LocalDate found = Moments.day(text).orElse(null);
        if (found == null) {
            report(Severity.WARN, ProblemCode.DATE_INVALID, element);
        }
        return found;
    }

    public @Nullable LocalTime time(int element) {
        String text = text(element);
        LocalTime found = Moments.time(text).orElse(null);
        if (found == null && !text.isEmpty()) {
            report(Severity.WARN, ProblemCode.TIME_INVALID, element);
        }
        return found;
    }

    /** DTM: qualifier and day. */
    public Period moment() {
        return new Period(text(1), day(2), null, null);
    }

    /** DTP, or DTM with a format: qualifier, format D8, RD8 or DT, and days. */
    public Period period() {
        return period(text(1), text(2), 3);
    }

    private Period period(String qualifier, String format, int element) {
        String text = text(element);
        int hyphen = text.indexOf('-');
        if (format.startsWith("RD") || hyphen > 0) {
            LocalDate from = day(element, hyphen < 0 ? text : text.substring(0, hyphen));
            return new Period(qualifier, from, hyphen < 0 ? null : day(element, text.substring(hyphen + 1)), null);
        }
        if (text.length() > DAY) {
            LocalTime at = Moments.time(text.substring(DAY)).orElse(null);
            if (at == null) {
                report(Severity.WARN, ProblemCode.TIME_INVALID, element);
            }
            return new Period(qualifier, day(element, text.substring(0, DAY)), null, at);
        }
        if (format.equals("TM") && text.length() <= DAY) {
            return new Period(qualifier, null, null, time(element));
        }
        return new Period(qualifier, day(element, text), null, null);
    }

    public Reference reference() {
        return new Reference(text(1), text(2));
    }

    public Trace trace() {
        return new Trace(text(1), text(2), text(3), text(4));
    }

    public Supplement supplement() {
        return new Supplement(text(1), money(2));
    }

    public @Nullable Quantity quantity() {
        BigDecimal count = number(2);
        return count == null ? null : new Quantity(text(1), count);
    }

    /** PER: function, name and up to three numbers. */
    public Contact contact() {
        List<Reference> numbers = new ArrayList<>();
        for (int i = 3; i < segment().size(); i += 2) {
            if (!text(i + 1).isEmpty()) {
                numbers.add(new Reference(text(i), text(i + 1)));
            }
        }
        return new Contact(text(1), text(2), numbers);
    }

    /** The triplets of a CAS: those without reason and without amount are none. */
    public void adjustments(Consumer<Adjustment> found) {
        String group = text(1);
        int size = segment().size();
        for (int i = 2; i <= size; i += 3) {
            String reason = text(i);
            if (!reason.isEmpty() || !segment().isEmpty(i + 1)) {
                found.accept(new Adjustment(group, reason, money(i + 1), number(i + 2)));
            }
        }
    }

    /** The composite of a procedure. */
    public Procedure procedure(int element) {
        if (segment().isEmpty(element)) {
            return Procedure.NONE;
        }
        int parts = segment().components(element);
        if (parts == 1) {
            return new Procedure(text(element), "", List.of(), "");
        }
        return new Procedure(
                component(element, 1),
                component(element, 2),
                parts == 2 ? List.of() : components(element, 3, 6),
                parts < 7 ? "" : component(element, 7));
    }

    /** Reports something of an element, and names the element: {@code CLP03}. */
    public void report(Severity severity, ProblemCode code, int element) {
        report(Problem.of(severity, code, location(element), name(element)).saying("element"));
    }

    /** {@code CLP03}. */
    public String name(int element) {
        return id() + (element < 10 ? "0" : "") + element;
    }

    public void report(Problem problem) {
        sound &= !problem.severity().blocks();
        problems.accept(problem);
    }

    /** Whether nothing since {@link #begin} was wrong enough to keep it out of booking. */
    public boolean isSound() {
        return sound;
    }
}
