package org.tallystick.lib.bankfiles.lockbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the fields of a bank's lockbox records stand, and the currency of its checks. */
public final class LockboxLayout {
    private static final Pattern POSITION = Pattern.compile("([1-9][0-9]{0,3})-([0-9]{1,4})");
    private static final String CURRENCY = "currency";

    private final Map<String, Slice> slices = new HashMap<>();
    private final String currency;

    private record Slice(int first, int last) {}

    private LockboxLayout(Map<String, String> data) {
        currency = Objects.requireNonNull(data.get(CURRENCY), "the map names no currency");
        data.forEach((field, position) -> {
            if (!field.equals(CURRENCY)) {
                slices.put(field, slice(field, position));
            }
        });
    }

    private static Slice slice(String field, String position) {
        Matcher matcher = POSITION.matcher(position);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(field + " stands at " + position + "; 8-17 would be a place");
        }
        return new Slice(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The positions most banks share. */
    public static LockboxLayout common() {
        return common(Map.of());
    }

    /**
     * The common positions with those of a bank in place of them, such as {@code overflow.amount = 32-41}; a last position
     * of 0 means the rest of the record.
     *
     * @throws IllegalArgumentException for a position that is none
     */
    public static LockboxLayout common(Map<String, String> ofBank) {
        ResourceBundle common = ResourceBundle.getBundle("org.tallystick.lib.bankfiles.lockbox.layout");
        Map<String, String> data = new HashMap<>();
        common.keySet().forEach(key -> data.put(key, common.getString(key)));
        data.putAll(ofBank);
        return new LockboxLayout(data);
    }

    String currency() {
        return currency;
    }

    /** The text of a field without blanks around it; null when the bank has no such field or the record ends before it. */
    @Nullable
    String get(String field, String row) {
        Slice slice = slices.get(field);
        if (slice == null || slice.first() > row.length()) {
            return null;
        }
        int last = slice.last() == 0 ? row.length() : Math.min(slice.last(), row.length());
        String text = last < slice.first()
                ? ""
                : row.substring(slice.first() - 1, last).strip();
        return text.isEmpty() ? null : text;
    }

    /** Which character a record must reach so that the field is complete. */
    int end(String field) {
        Slice slice = slices.get(field);
        return slice == null ? 0 : slice.last();
    }
}
