package org.tallystick.insights;

import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** The sub-ledger beside its two control accounts, in one currency at the end of a day (RULE-02). */
public record TieOut(Money openItems, Money receivables, Money unappliedPayments, Money unappliedCash) {
    public CurrencyCode currency() {
        return openItems.currency();
    }

    /** What the items and payments sum to. */
    public Money outstanding() {
        return openItems.plus(unappliedPayments);
    }

    /** What the control accounts hold. */
    public Money ledger() {
        return receivables.plus(unappliedCash);
    }

    public boolean ties() {
        return openItems.equals(receivables) && unappliedPayments.equals(unappliedCash);
    }
}
