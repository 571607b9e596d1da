package org.tallystick.lib.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Moments;
import org.tallystick.lib.x12.Segment;

/**
 * A segment of a claim.
 *
 * @param loop it stands in: 2010AA, 2300, 2400
 * @param id such as CLM
 * @param elements of it, the first being 1; read them by {@link #text}
 * @param separator of components
 */
public record Piece(String loop, String id, List<String> elements, char separator, Location location) {
    private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,15}(\\.\\d{0,6})?|\\.\\d{1,6})");
    private static final Pattern DASH = Pattern.compile("-");

    public Piece {
        elements = List.copyOf(elements);
    }

    static Piece of(String loop, Segment segment, Location location) {
        List<String> elements = new ArrayList<>(segment.size());
        for (int i = 1; i <= segment.size(); i++) {
            elements.add(segment.text(i));
        }
        return new Piece(
                loop, segment.id(), elements, (char) (segment.delimiters().component() & 0xff), location);
    }

    public boolean is(String name) {
        return id.equals(name);
    }

    /** Whether it is that segment with that first element. */
    public boolean is(String name, String qualifier) {
        return id.equals(name) && text(1).equals(qualifier);
    }

    /** An element, empty when it is not there. */
    public String text(int element) {
        return element <= elements.size() ? elements.get(element - 1) : "";
    }

    public List<String> components(int element) {
        String whole = text(element);
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = whole.indexOf(separator); to >= 0; to = whole.indexOf(separator, from)) {
            parts.add(whole.substring(from, to));
            from = to + 1;
        }
        parts.add(whole.substring(from));
        return parts;
    }

    public String component(int element, int number) {
        List<String> parts = components(element);
        return number <= parts.size() ? parts.get(number - 1).strip() : "";
    }

    /** An element as an exact number; nothing when it is empty or none. */
    public Optional<BigDecimal> number(int element) {
        return number(text(element));
    }

    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** An amount, zero when it is empty or no number. */
    public BigDecimal amount(int element) {
        return number(element).orElse(BigDecimal.ZERO);
    }

    /** The one or two days a DTP names, as written. */
    public List<String> daysWritten() {
        return Arrays.asList(DASH.split(text(3), 2));
    }

    /** The days a DTP names that exist. */
    public List<LocalDate> days() {
        return daysWritten().stream()
                .filter(text -> text.length() == 8)
                .flatMap(text -> Moments.day(text).stream())
                .toList();
    }
}
