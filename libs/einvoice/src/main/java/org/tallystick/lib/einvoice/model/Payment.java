package org.tallystick.lib.einvoice.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How and until when to pay.
 *
 * @param dueOn BT-9
 * @param terms in words (BT-20)
 * @param remittance the reference to pay with (BT-83)
 * @param mandate of a direct debit (BT-89)
 * @param creditorId of a direct debit (BT-90)
 * @param means the ways to pay (BG-16)
 */
public record Payment(
        @Nullable LocalDate dueOn,
        @Nullable String terms,
        @Nullable String remittance,
        @Nullable String mandate,
        @Nullable String creditorId,
        List<PaymentMeans> means) {
    public static final Payment NONE = new Payment(null, null, null, null, null, List.of());

    public Payment {
        means = List.copyOf(means);
    }
}
