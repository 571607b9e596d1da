package org.tallystick.controls;

import org.tallystick.lib.money.Money;

/** At the end of a day: what a control account has, and what the items or payments it is made of come to. */
public record TiedControl(Control control, Money ledger, Money items) {
    /** Which account is compared. */
    public enum Control {
        RECEIVABLES("Receivables and open items"),
        UNAPPLIED_CASH("Unapplied cash and unapplied payments"),
        UNDEPOSITED_FUNDS("Undeposited funds and undeposited checks and cash");

        private final String title;

        Control(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public Money difference() {
        return ledger.minus(items);
    }

    public boolean isBroken() {
        return !difference().isZero();
    }
}
