package org.tallystick.providers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/** Whether a company uses a provider, and what the sandbox charges as if it were one: so much per cent, and a fixed part. */
public record ProviderSetting(boolean enabled, BigDecimal feePercent, long feeFixedMinor, long disputeFeeMinor) {
    public static final ProviderSetting OFF = new ProviderSetting(false, BigDecimal.ZERO, 0, 0);

    public ProviderSetting {
        boolean percentFits = feePercent.signum() >= 0
                && feePercent.compareTo(BigDecimal.valueOf(100)) < 0
                && feePercent.stripTrailingZeros().scale() <= 4;
        if (!percentFits || feeFixedMinor < 0 || disputeFeeMinor < 0) {
            throw Refusal.invalid(
                    "FEE_INVALID", "A fee is not below zero, and per cent lies under 100 with at most 4 decimals.");
        }
    }

    /** The fee of a payment, never more than the payment. */
    Money fee(Money amount) {
        BigDecimal share = amount.toDecimal().multiply(feePercent).movePointLeft(2);
        Money fee = Money.rounded(share, amount.currency(), RoundingMode.HALF_UP)
                .plus(new Money(feeFixedMinor, amount.currency()));
        return fee.min(amount);
    }
}
