package org.tallystick.workbench.settings;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** The limit of approvers in the company's currency; null when there is none. */
public record RefundLimitPage(
        CurrencyCode currency, @Nullable Money limit) {
    public String amount() {
        return limit == null ? "" : limit.toPlainString();
    }
}
