package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/**
 * The account to pay to (BG-17).
 *
 * @param number an IBAN, or another number of an account (BT-84)
 * @param holder BT-85
 * @param bic BT-86
 */
public record Account(
        @Nullable String number,
        @Nullable String holder,
        @Nullable String bic) {}
