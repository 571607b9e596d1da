package org.tallystick.lib.bankfiles.nacha;

import java.util.regex.Pattern;

/**
 * The number of an American bank (ABA): eight digits and a check digit, such as 021000021.
 *
 * @param value nine digits; the last one is right
 */
public record RoutingNumber(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{9}");
    private static final int[] WEIGHTS = {3, 7, 1};

    /** @throws IllegalArgumentException when it is not nine digits or the check digit is wrong */
    public RoutingNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a valid routing number");
        }
    }

    /** Whether a text is nine digits with a right check digit; 000000000 is none. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches() && !text.equals("000000000") && weightedSum(text) % 10 == 0;
    }

    private static int weightedSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i % WEIGHTS.length];
        }
        return sum;
    }

    /** The eight digits in front of the check digit, which identify the bank. */
    public String bank() {
        return value.substring(0, 8);
    }

    @Override
    public String toString() {
        return value;
    }
}
