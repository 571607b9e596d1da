package org.tallystick.lib.einvoice.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An allowance or a charge of the document (BG-20, 21) or of a line (BG-27, 28).
 *
 * @param charge whether it is added
 * @param amount never negative (BT-92, 99, 136, 141)
 * @param base what the percentage is taken of (BT-93, 100, 137, 142)
 * @param percent BT-94, 101, 138, 143
 * @param vat of the document's only (BT-95, 96, 102, 103)
 * @param reason BT-97, 104, 139, 144
 * @param reasonCode UNTDID 5189 of an allowance, 7161 of a charge (BT-98, 105, 140, 145)
 */
public record AllowanceCharge(
        boolean charge,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal base,
        @Nullable BigDecimal percent,
        @Nullable VatCode vat,
        @Nullable String reason,
        @Nullable String reasonCode) {
    public static AllowanceCharge allowance(BigDecimal amount, @Nullable VatCode vat, String reason) {
        return new AllowanceCharge(false, amount, null, null, vat, reason, null);
    }

    public static AllowanceCharge charge(BigDecimal amount, @Nullable VatCode vat, String reason) {
        return new AllowanceCharge(true, amount, null, null, vat, reason, null);
    }
}
