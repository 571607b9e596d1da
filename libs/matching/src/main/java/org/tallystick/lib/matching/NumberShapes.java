package org.tallystick.lib.matching;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.lib.matching.text.Folding;

/** What the numbers of the documents look like and how densely they are used, so that one can tell what may be one. */
final class NumberShapes {
    private static final int SLIPS = 2;
    private static final int NEIGHBOURHOOD = 500;
    private static final int CROWD = 3;
    private static final int LONGEST = 18;

    private final Set<Integer> lengths = new HashSet<>();
    private final Map<String, TreeSet<Long>> used = new HashMap<>();

    void add(Entry entry) {
        lengths.add(Folding.digits(entry.number()));
        use(entry.number());
        use(entry.bare());
        String order = entry.item().order();
        if (order != null) {
            lengths.add(Folding.digits(order));
            use(Folding.squeeze(order));
        }
    }

    private void use(String number) {
        String digits = digits(number);
        if (!digits.isEmpty()) {
            used.computeIfAbsent(shape(number), key -> new TreeSet<>()).add(Long.valueOf(digits));
        }
    }

    /** True when a token looks like a number of a series that is in use around it: then it is likely one itself. */
    boolean isInSeries(String token) {
        String digits = digits(token);
        TreeSet<Long> series = used.get(shape(token));
        if (digits.isEmpty() || series == null) {
            return false;
        }
        long value = Long.parseLong(digits);
        return series.subSet(value - NEIGHBOURHOOD, value + NEIGHBOURHOOD).size() >= CROWD;
    }

    /** The letters as they are, each digit a 9. */
    private static String shape(String token) {
        var shape = new StringBuilder(token.length());
        for (int i = 0; i < token.length(); i++) {
            shape.append(Folding.isDigit(token.charAt(i)) ? '9' : token.charAt(i));
        }
        return shape.toString();
    }

    private static String digits(String token) {
        var digits = new StringBuilder(token.length());
        for (int i = 0; i < token.length(); i++) {
            if (Folding.isDigit(token.charAt(i))) {
                digits.append(token.charAt(i));
            }
        }
        return digits.length() > LONGEST ? "" : digits.toString();
    }

    /** True when so many digits may be a number, one with slips, or its end. */
    boolean mayBeNumber(int digits) {
        if (digits < 4) {
            return false;
        }
        for (int slip = 0; slip <= SLIPS; slip++) {
            if (lengths.contains(digits - slip)) {
                return true;
            }
        }
        return digits <= 6 || lengths.stream().anyMatch(length -> length > digits);
    }
}
