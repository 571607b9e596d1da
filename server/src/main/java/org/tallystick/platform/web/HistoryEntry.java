package org.tallystick.platform.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened: when, by whom, and where to read more. The icon is one of {@code tools/icons}. */
public record HistoryEntry(
        Instant at,
        String icon,
        Tone tone,
        String title,
        @Nullable String detail,
        @Nullable String who,
        @Nullable String href) {}
