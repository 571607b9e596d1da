package org.tallystick.lib.bankfiles.statement;

import org.jspecify.annotations.Nullable;

/** A conversion between two currencies; the rate is text, as written. */
public record Exchange(
        @Nullable String source,
        @Nullable String target,
        @Nullable String unit,
        @Nullable String rate) {}
