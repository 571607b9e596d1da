package org.tallystick.lib.einvoice.xml;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Steps through typed documents in which anything may be missing; what is blank counts as missing. */
public final class Values {
    private Values() {}

    /** What the function finds in the value, or null where there is none. */
    public static <A, B> @Nullable B find(@Nullable A value, Function<A, @Nullable B> function) {
        return value == null ? null : function.apply(value);
    }

    /** The text as it is written, or null when it is blank: line ends in payment terms mean something. */
    public static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The text the function finds in the value, or null. */
    public static <A> @Nullable String text(@Nullable A value, Function<A, @Nullable String> function) {
        return text(find(value, function));
    }

    /** A code or an identifier: the blanks around it mean nothing. */
    public static @Nullable String code(@Nullable String code) {
        return code == null || code.isBlank() ? null : code.strip();
    }

    /** The code the function finds in the value, or null. */
    public static <A> @Nullable String code(@Nullable A value, Function<A, @Nullable String> function) {
        return code(find(value, function));
    }

    public static <A> @Nullable A first(@Nullable List<A> values) {
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /** Hands the value on unless there is none. */
    public static <A> void put(@Nullable A value, Consumer<A> target) {
        if (value != null) {
            target.accept(value);
        }
    }
}
