package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/**
 * Who answers for the seller's tax (BG-11).
 *
 * @param name BT-62
 * @param vatId BT-63
 * @param address BG-12
 */
public record TaxRepresentative(
        @Nullable String name,
        @Nullable String vatId,
        @Nullable Address address) {}
