package org.tallystick.lib.bankfiles.statement;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * An amount as a file states it, without sign: the text is always kept, the money is there when the text is a number that
 * fits a known currency.
 *
 * @param text as written: {@code 8.850}
 * @param currency as written, empty when the file has none
 * @param money 8.85 EUR, or null when the text has more decimals than the currency, is no number or the currency is unknown
 */
public record StatedAmount(
        String text, String currency, @Nullable Money money) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30}");

    public StatedAmount {
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(currency, "currency is null");
    }

    /** An amount of a known currency. */
    public static StatedAmount of(Money money) {
        return new StatedAmount(money.toPlainString(), money.currency().code(), money);
    }

    /** Whether the text is an unsigned decimal number with a point, of at most 30 digits on each side. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The exact number, also where it does not fit the currency; null when the text is no number. */
    public @Nullable BigDecimal decimal() {
        if (money != null) {
            return money.toDecimal();
        }
        return isNumber(text) ? new BigDecimal(text) : null;
    }

    /** The exact number with the sign of the account: a debit is negative. */
    public @Nullable BigDecimal signed(Direction direction) {
        BigDecimal decimal = decimal();
        return decimal == null || direction == Direction.CREDIT ? decimal : decimal.negate();
    }

    /** The amount in the currency's digits and its currency, or the text where that is not possible. */
    @Override
    public String toString() {
        return money != null ? money.toString() : (text + " " + currency).strip();
    }
}
