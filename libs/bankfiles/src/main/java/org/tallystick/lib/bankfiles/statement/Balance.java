package org.tallystick.lib.bankfiles.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A balance of a statement; the code is the one of ISO 20022 (OPBD opening, PRCD previous closing, CLBD closing). */
public record Balance(
        String code,
        StatedAmount amount,
        Direction direction,
        @Nullable LocalDate on) {
    /** The exact balance, negative when overdrawn; null when the text is no number. */
    public @Nullable BigDecimal signed() {
        return amount.signed(direction);
    }
}
