package org.tallystick.lib.x12.remittance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * More or less money for a reason (ADX); null is what the file does not say.
 *
 * @param amount negative when less is paid (ADX01)
 * @param reason a code such as 01 or ZZ (ADX02)
 * @param reference the document it comes from (ADX04)
 */
public record RemittanceAdjustment(
        @Nullable BigDecimal amount,
        @Nullable String reason,
        @Nullable String reference) {}
