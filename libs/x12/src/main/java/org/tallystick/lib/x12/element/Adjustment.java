package org.tallystick.lib.x12.element;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * Why less or more was paid than charged: one of up to six triplets of a CAS.
 *
 * @param group CO contractual, PR patient, OA other, PI payer initiated, CR correction
 * @param reason a claim adjustment reason code
 * @param amount positive when it lowers the payment
 * @param quantity units that were taken off
 */
public record Adjustment(
        String group, String reason, Money amount, @Nullable BigDecimal quantity) {
    public Adjustment {
        quantity = quantity == null ? null : Quantity.plain(quantity);
    }

    public static Adjustment of(String group, String reason, Money amount) {
        return new Adjustment(group, reason, amount, null);
    }
}
