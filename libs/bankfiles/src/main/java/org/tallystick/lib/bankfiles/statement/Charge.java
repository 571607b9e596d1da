package org.tallystick.lib.bankfiles.statement;

import org.jspecify.annotations.Nullable;

/**
 * A fee of the bank on an entry or a detail.
 *
 * @param included whether the amount of the entry already contains it; null when the file does not say
 */
public record Charge(
        StatedAmount amount,
        @Nullable Direction direction,
        @Nullable Boolean included,
        @Nullable String type) {}
