package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/** A property of an item (BG-32: BT-160, BT-161). */
public record Attribute(@Nullable String name, @Nullable String value) {}
