package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/** The card it was paid with (BG-18): the last digits of its number (BT-87) and its holder (BT-88). */
public record Card(@Nullable String number, @Nullable String holder) {}
