package org.tallystick.lib.x12.write;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.guide.Dictionary;
import org.tallystick.lib.x12.guide.ElementRule;
import org.tallystick.lib.x12.write.UnwritableException.Reason;

/** A segment that is being written: its elements in order, then {@link #end}. Empty ones at its end are left out. */
public final class SegmentDraft {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private final X12Writer writer;
    private final String id;
    private final List<String> elements = new ArrayList<>();

    SegmentDraft(X12Writer writer, String id) {
        this.writer = writer;
        this.id = id;
    }

    /** The day as X12 writes it. */
    public static String text(LocalDate day) {
        return DAY.format(day);
    }

    /** The time as X12 writes it, with seconds where it has some. */
    public static String text(LocalTime time) {
        return time.getSecond() == 0 ? TIME.format(time) : SECONDS.format(time);
    }

    /** A text or a code; empty for none. */
    public SegmentDraft put(String text) {
        checkLength(elements.size() + 1, 0, text);
        elements.add(checked(text.strip()));
        return this;
    }

    public SegmentDraft put(@Nullable Money amount) {
        return put(amount == null ? "" : text(amount));
    }

    /** An amount without zeros behind its last decimal: {@code 98} for 98.00. */
    public static String text(Money amount) {
        BigDecimal stripped = amount.toDecimal().stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    public SegmentDraft put(@Nullable BigDecimal number) {
        return put(number == null ? "" : number.toPlainString());
    }

    public SegmentDraft put(@Nullable LocalDate day) {
        return put(day == null ? "" : text(day));
    }

    public SegmentDraft put(@Nullable LocalTime time) {
        return put(time == null ? "" : text(time));
    }

    /** So many empty elements. */
    public SegmentDraft skip(int count) {
        for (int i = 0; i < count; i++) {
            elements.add("");
        }
        return this;
    }

    /** Up to an element, which is the next. */
    public SegmentDraft to(int element) {
        return skip(element - 1 - elements.size());
    }

    /** A composite; empty components at its end are left out. */
    public SegmentDraft composite(List<String> components) {
        int last = components.size();
        while (last > 0 && components.get(last - 1).isEmpty()) {
            last--;
        }
        char separator = (char) (writer.profile().delimiters().component() & 0xff);
        var text = new StringBuilder();
        for (int i = 0; i < last; i++) {
            checkLength(elements.size() + 1, i + 1, components.get(i));
            text.append(i == 0 ? "" : separator)
                    .append(checked(components.get(i).strip()));
        }
        elements.add(text.toString());
        return this;
    }

    public SegmentDraft composite(String... components) {
        return composite(List.of(components));
    }

    /** The composite of a procedure. */
    public SegmentDraft put(Procedure procedure) {
        if (procedure.isEmpty()) {
            return put("");
        }
        List<String> parts = new ArrayList<>(List.of(procedure.qualifier(), procedure.code()));
        parts.addAll(procedure.modifiers());
        while (parts.size() < 6) {
            parts.add("");
        }
        parts.add(procedure.description());
        return composite(parts);
    }

    /** One element many times. */
    public SegmentDraft repeated(List<String> values) {
        byte separator = writer.profile().delimiters().repetition();
        if (separator == 0 && values.size() > 1) {
            throw new UnwritableException(name(elements.size() + 1, 0), Reason.SEPARATOR);
        }
        var text = new StringBuilder();
        for (String value : values) {
            checkLength(elements.size() + 1, 0, value);
            text.append(text.isEmpty() ? "" : (char) (separator & 0xff)).append(checked(value));
        }
        elements.add(text.toString());
        return this;
    }

    /** Writes it. */
    public void end() {
        int last = elements.size();
        while (last > 0 && elements.get(last - 1).isEmpty()) {
            last--;
        }
        if (last == 0) {
            throw new UnwritableException(id, Reason.EMPTY);
        }
        char separator = (char) (writer.profile().delimiters().element() & 0xff);
        var text = new StringBuilder(id);
        for (int i = 0; i < last; i++) {
            text.append(separator).append(elements.get(i));
        }
        writer.write(text.toString());
    }

    private String checked(String text) {
        check(name(elements.size() + 1, 0), text, writer.profile());
        return text;
    }

    static void check(String element, String text, PartnerProfile profile) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (profile.separates(c)) {
                throw new UnwritableException(element, Reason.SEPARATOR);
            }
            if (!profile.takes(c)) {
                throw new UnwritableException(element, Reason.CHARACTER);
            }
        }
    }

    private void checkLength(int element, int component, String text) {
        ElementRule rule = Dictionary.element(id, element, component);
        if (rule != null && rule.measure(text.strip()) > rule.longest()) {
            throw new UnwritableException(name(element, component), Reason.TOO_LONG);
        }
    }

    private String name(int element, int component) {
        String name = id + (element < 10 ? "0" : "") + element;
        return component == 0 ? name : name + "-" + component;
    }
}
