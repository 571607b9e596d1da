package org.tallystick.payments;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** A check or cash that was taken by hand, where it is now, and by whom it was given; the payer may be unknown. */
public record Undeposited(
        PaymentId payment,
        String number,
        PaymentMethod method,
        Money amount,
        long baseMinor,
        LocalDate receivedOn,
        @Nullable String payer,
        TakenByHand taken,
        UUID bankAccount,
        @Nullable DepositId deposit,
        boolean returned) {
    /** Whether it still lies in the drawer. */
    public boolean isHere() {
        return deposit == null && !returned;
    }
}
