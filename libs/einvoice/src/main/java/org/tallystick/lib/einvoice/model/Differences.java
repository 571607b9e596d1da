package org.tallystick.lib.einvoice.model;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where two invoices differ, field by field: {@code lines[2].price.net}. Amounts differ by value, not by digits. */
public final class Differences {
    private Differences() {}

    public static List<String> between(EInvoice one, EInvoice other) {
        List<String> paths = new ArrayList<>();
        compare("", one, other, paths);
        return paths;
    }

    private static void compare(String path, @Nullable Object one, @Nullable Object other, List<String> paths) {
        if (one instanceof BigDecimal left && other instanceof BigDecimal right) {
            add(path, left.compareTo(right) == 0, paths);
        } else if (one instanceof List<?> left && other instanceof List<?> right) {
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                String place = path + "[" + i + "]";
                compare(place, i < left.size() ? left.get(i) : null, i < right.size() ? right.get(i) : null, paths);
            }
        } else if (one instanceof Record && !(one instanceof Attachment) && other != null) {
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                String place = path.isEmpty() ? component.getName() : path + "." + component.getName();
                compare(place, value(component, one), value(component, other), paths);
            }
        } else {
            add(path, Objects.equals(one, other), paths);
        }
    }

    private static void add(String path, boolean equal, List<String> paths) {
        if (!equal) {
            paths.add(path);
        }
    }

    private static @Nullable Object value(RecordComponent component, Object holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record of this package can be read", e);
        }
    }
}
