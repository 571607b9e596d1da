package org.tallystick.platform.web;

import org.jspecify.annotations.Nullable;

/** A figure with what it means, how it is reckoned, and the page of the entries it is made of. */
public record KeyFigure(
        String label,
        String value,
        @Nullable String unit,
        @Nullable String note,
        @Nullable String href,
        Tone tone) {}
