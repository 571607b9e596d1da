package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/**
 * Whom to ask at the seller (BG-6) or the buyer (BG-9).
 *
 * @param name BT-41, 56
 * @param phone BT-42, 57
 * @param email BT-43, 58
 */
public record Contact(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email) {}
