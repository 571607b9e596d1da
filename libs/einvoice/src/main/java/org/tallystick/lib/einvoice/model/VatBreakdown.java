package org.tallystick.lib.einvoice.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The tax of one category and rate (BG-23).
 *
 * @param taxable BT-116
 * @param tax BT-117
 * @param vat BT-118, BT-119
 * @param exemptionReason why there is none (BT-120)
 * @param exemptionReasonCode the same as a code of the VATEX list (BT-121)
 */
public record VatBreakdown(
        @Nullable BigDecimal taxable,
        @Nullable BigDecimal tax,
        VatCode vat,
        @Nullable String exemptionReason,
        @Nullable String exemptionReasonCode) {}
