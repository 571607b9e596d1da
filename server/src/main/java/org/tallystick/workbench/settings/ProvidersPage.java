package org.tallystick.workbench.settings;

import java.util.List;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.providers.Payouts;
import org.tallystick.providers.ProviderSetting;

/** The settings of payment providers, what stands on the clearing account, and what was paid out. */
public record ProvidersPage(
        ProviderSetting setting,
        CurrencyCode currency,
        String webhook,
        long refused,
        List<Money> clearing,
        List<Money> held,
        List<Payouts.Payout> payouts) {
    public ProvidersPage {
        clearing = List.copyOf(clearing);
        held = List.copyOf(held);
        payouts = List.copyOf(payouts);
    }

    public String feePercent() {
        return setting.feePercent().stripTrailingZeros().toPlainString();
    }

    public String feeFixed() {
        return new Money(setting.feeFixedMinor(), currency).toPlainString();
    }

    public String disputeFee() {
        return new Money(setting.disputeFeeMinor(), currency).toPlainString();
    }
}
