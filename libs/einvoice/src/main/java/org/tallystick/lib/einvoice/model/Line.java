package org.tallystick.lib.einvoice.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line (BG-25).
 *
 * @param id BT-126
 * @param note BT-127
 * @param invoicedObject BT-128
 * @param quantity BT-129
 * @param unit UN/ECE recommendation 20 (BT-130)
 * @param net after its allowances and charges, at most two decimals (BT-131)
 * @param orderLine BT-132
 * @param buyerAccounting BT-133
 * @param period BG-26
 * @param allowancesAndCharges BG-27, BG-28
 * @param price BG-29
 * @param vat BG-30
 * @param item BG-31
 */
public record Line(
        @Nullable String id,
        @Nullable String note,
        @Nullable Identifier invoicedObject,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal net,
        @Nullable String orderLine,
        @Nullable String buyerAccounting,
        @Nullable Period period,
        List<AllowanceCharge> allowancesAndCharges,
        Price price,
        @Nullable VatCode vat,
        Item item) {
    public Line {
        allowancesAndCharges = List.copyOf(allowancesAndCharges);
    }

    /** A line of the facts every line has. */
    public static LineBuilder of(String id, Item item, BigDecimal quantity, String unit, Price price, VatCode vat) {
        return new LineBuilder(id, item, quantity, unit, price, vat);
    }
}
