package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/**
 * A note to the invoice (BG-1).
 *
 * @param subject what it is about (BT-21, UNTDID 4451)
 * @param text BT-22
 */
public record Note(@Nullable String subject, String text) {
    public static Note of(String text) {
        return new Note(null, text);
    }
}
