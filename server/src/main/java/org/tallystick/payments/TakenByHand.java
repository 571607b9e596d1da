package org.tallystick.payments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A check or cash that somebody took and that is not at the bank yet; cash has neither number nor bank. */
public record TakenByHand(
        @Nullable String checkNumber,
        @Nullable String drawerBank,
        @Nullable LocalDate datedOn) {
    public static final TakenByHand CASH = new TakenByHand(null, null, null);

    public TakenByHand {
        checkNumber = stripped(checkNumber);
        drawerBank = stripped(drawerBank);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
