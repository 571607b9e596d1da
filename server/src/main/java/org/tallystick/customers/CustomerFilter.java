package org.tallystick.customers;

import org.jspecify.annotations.Nullable;

/** Which customers a list shows; the text is the beginning of a number, or part of a name. */
public record CustomerFilter(
        @Nullable String text, @Nullable Standing standing, boolean archived) {
    public static final CustomerFilter ALL = new CustomerFilter(null, null, false);
}
