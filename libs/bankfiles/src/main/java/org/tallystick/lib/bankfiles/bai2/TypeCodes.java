package org.tallystick.lib.bankfiles.bai2;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Direction;

/** What type codes mean, from {@code types.properties}. */
final class TypeCodes {
    private static final ResourceBundle DATA = ResourceBundle.getBundle("org.tallystick.lib.bankfiles.bai2.types");
    private static final List<Range> CREDITS = ranges("credit");
    private static final List<Range> DEBITS = ranges("debit");
    private static final Set<String> RETURNED =
            Set.of(DATA.getString("returned").split(" ", -1));

    private TypeCodes() {}

    private record Range(int first, int last) {
        boolean contains(int code) {
            return first <= code && code <= last;
        }
    }

    private static List<Range> ranges(String key) {
        List<Range> ranges = new ArrayList<>();
        for (String range : DATA.getString(key).split(" ", -1)) {
            ranges.add(new Range(Integer.parseInt(range.substring(0, 3)), Integer.parseInt(range.substring(4))));
        }
        return ranges;
    }

    /** Null when the code moves no money or is none. */
    static @Nullable Direction direction(String code) {
        if (!isCode(code)) {
            return null;
        }
        int number = Integer.parseInt(code);
        if (CREDITS.stream().anyMatch(range -> range.contains(number))) {
            return Direction.CREDIT;
        }
        return DEBITS.stream().anyMatch(range -> range.contains(number)) ? Direction.DEBIT : null;
    }

    static boolean isCode(String text) {
        return text.length() == 3 && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    static boolean isReturn(String code) {
        return RETURNED.contains(code);
    }

    /** Codes below 100 are balances; those without a name of their own keep their number. */
    static boolean isBalance(String code) {
        return isCode(code) && code.charAt(0) == '0';
    }

    static String balance(String code) {
        return DATA.containsKey("balance." + code) ? DATA.getString("balance." + code) : code;
    }

    /** What a group status other than "update" means; null for an update. */
    static @Nullable String unusual(String status) {
        return DATA.containsKey("group." + status) ? DATA.getString("group." + status) : null;
    }
}
