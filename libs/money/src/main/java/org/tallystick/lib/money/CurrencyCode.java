package org.tallystick.lib.money;

import java.util.Currency;
import java.util.Objects;

/**
 * A currency of ISO 4217 that has minor units, such as {@code EUR}: three capital letters and the number of digits after
 * the decimal sign (JPY 0, EUR 2, KWD 3, CLF 4).
 */
public record CurrencyCode(String code, int digits) {
    public CurrencyCode {
        Objects.requireNonNull(code, "code is null");
        if (digits < 0 || digits > 4) {
            throw new IllegalArgumentException(code + " has " + digits + " digits; 0 to 4 are possible");
        }
    }

    /**
     * The currency of an ISO 4217 code; {@code CurrencyCode.of("KWD").digits()} is 3.
     *
     * @throws IllegalArgumentException for anything else, also for codes without minor units such as XAU and XXX
     */
    public static CurrencyCode of(String code) {
        int digits = Currency.getInstance(code).getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException(code + " is not a currency one can pay in");
        }
        return new CurrencyCode(code, digits);
    }

    /** Whether {@link #of} would accept the text. */
    public static boolean isKnown(String code) {
        try {
            of(code);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
