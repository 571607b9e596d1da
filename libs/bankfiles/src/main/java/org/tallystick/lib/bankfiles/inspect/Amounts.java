package org.tallystick.lib.bankfiles.inspect;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.money.CurrencyCode;

/** Amounts as decimal strings. */
final class Amounts {
    private Amounts() {}

    /** With the digits of the currency, or with more where the file has more. */
    static String text(BigDecimal amount, @Nullable String currency) {
        int digits = currency != null && CurrencyCode.isKnown(currency)
                ? CurrencyCode.of(currency).digits()
                : 0;
        int needed = Math.max(0, amount.stripTrailingZeros().scale());
        return amount.setScale(Math.max(digits, needed)).toPlainString();
    }

    /** With its sign; the text of the file where it is no number. */
    static String text(Balance balance) {
        BigDecimal signed = balance.signed();
        return signed == null
                ? balance.amount().text()
                : text(signed, balance.amount().currency());
    }
}
