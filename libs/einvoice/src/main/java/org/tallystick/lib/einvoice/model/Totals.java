package org.tallystick.lib.einvoice.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The sums of the document (BG-22); each has at most two decimals.
 *
 * @param lines BT-106
 * @param allowances BT-107
 * @param charges BT-108
 * @param net BT-109
 * @param tax BT-110
 * @param taxInTaxCurrency the tax in the currency the seller accounts for it in (BT-111)
 * @param gross BT-112
 * @param prepaid BT-113
 * @param rounding BT-114
 * @param payable BT-115
 */
public record Totals(
        @Nullable BigDecimal lines,
        @Nullable BigDecimal allowances,
        @Nullable BigDecimal charges,
        @Nullable BigDecimal net,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal taxInTaxCurrency,
        @Nullable BigDecimal gross,
        @Nullable BigDecimal prepaid,
        @Nullable BigDecimal rounding,
        @Nullable BigDecimal payable) {
    public static final Totals NONE = new Totals(null, null, null, null, null, null, null, null, null, null);
}
