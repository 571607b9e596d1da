package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/** What kind of thing an item is (BT-158): a code of a list (UNTDID 7143) and the version of the list. */
public record Classification(
        String code, @Nullable String list, @Nullable String version) {}
