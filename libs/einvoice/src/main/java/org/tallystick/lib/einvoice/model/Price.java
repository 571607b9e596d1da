package org.tallystick.lib.einvoice.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price of an item (BG-29), with as many decimals as it needs.
 *
 * @param net after the discount (BT-146)
 * @param discount BT-147
 * @param gross before the discount (BT-148)
 * @param baseQuantity for how many the price is (BT-149)
 * @param baseUnit UN/ECE recommendation 20 (BT-150)
 */
public record Price(
        @Nullable BigDecimal net,
        @Nullable BigDecimal discount,
        @Nullable BigDecimal gross,
        @Nullable BigDecimal baseQuantity,
        @Nullable String baseUnit) {
    public static final Price NONE = new Price(null, null, null, null, null);

    public static Price of(BigDecimal net) {
        return new Price(net, null, null, null, null);
    }
}
