package org.tallystick.platform.web;

import org.jspecify.annotations.Nullable;

/** One of several views of the same thing; its count, if it has one, is shown behind the title. */
public record Tab(
        String title,
        String href,
        boolean current,
        @Nullable Long count) {
    public Tab(String title, String href, boolean current) {
        this(title, href, current, null);
    }
}
