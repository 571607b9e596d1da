package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/** An identifier and the scheme it belongs to, such as {@code 7300010000001} of {@code 0088}. */
public record Identifier(String value, @Nullable String scheme) {
    public static Identifier of(String value) {
        return new Identifier(value, null);
    }

    public static Identifier of(String scheme, String value) {
        return new Identifier(value, scheme);
    }
}
