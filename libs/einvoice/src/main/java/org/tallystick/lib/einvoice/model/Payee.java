package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/**
 * Who receives the money when it is not the seller (BG-10).
 *
 * @param name BT-59
 * @param identifier BT-60
 * @param registration BT-61
 */
public record Payee(
        @Nullable String name,
        @Nullable Identifier identifier,
        @Nullable Identifier registration) {}
