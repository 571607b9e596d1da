package org.tallystick.lib.x12;

/** The national provider identifier: ten digits, the first 1 or 2, the last a check digit (45 CFR 162.406). */
public final class Npi {
    private static final int LENGTH = 10;

    /** What the prefix 80840 adds to the sum of the digits. */
    private static final int PREFIX = 24;

    private Npi() {}

    /** {@code 1234567893} is one, {@code 1234567890} is not. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH && (text.charAt(0) == '1' || text.charAt(0) == '2') && sum(text) % 10 == 0;
    }

    /** By Luhn; something no multiple of ten when there is anything but digits. */
    private static int sum(String text) {
        int sum = PREFIX;
        for (int i = 0; i < LENGTH; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 1;
            }
            int twice = i % 2 == 0 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum;
    }
}
