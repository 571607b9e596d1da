package org.tallystick.lib.bankfiles.pain;

import org.tallystick.lib.money.Money;

/** The rule for amounts: euro, from 0.01 to 999,999,999.99. */
final class SepaAmount {
    private static final long MOST_CENTS = 99_999_999_999L;

    private SepaAmount() {}

    static void check(Money amount) {
        SepaText.check(amount.currency().code().equals("EUR"), "the amount is not in euro");
        SepaText.check(
                amount.isPositive() && amount.minor() <= MOST_CENTS, "the amount is not from 0.01 to 999,999,999.99");
    }
}
