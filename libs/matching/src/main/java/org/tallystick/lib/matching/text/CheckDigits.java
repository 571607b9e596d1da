package org.tallystick.lib.matching.text;

/** References that carry a check digit. */
public final class CheckDigits {
    private static final int[] QR_TABLE = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

    private CheckDigits() {}

    /** True unless a squeezed reference claims a check digit that is wrong: RF (ISO 11649) or QR (27 digits). */
    public static boolean plausible(String squeezed) {
        if (squeezed.startsWith("RF") && squeezed.length() > 4 && Folding.digits(squeezed.substring(2, 4)) == 2) {
            return isCreditorReference(squeezed);
        }
        boolean qr = squeezed.length() == 27 && Folding.digits(squeezed) == 27;
        return !qr || isQrReference(squeezed);
    }

    /** ISO 11649: RF, two check digits, up to 21 letters and digits; modulo 97 is 1. */
    public static boolean isCreditorReference(String squeezed) {
        if (squeezed.length() < 5 || squeezed.length() > 25 || !squeezed.startsWith("RF")) {
            return false;
        }
        int remainder = 0;
        String moved = squeezed.substring(4) + squeezed.substring(0, 4);
        for (int i = 0; i < moved.length(); i++) {
            int value = Character.digit(moved.charAt(i), 36);
            if (value < 0) {
                return false;
            }
            remainder = (value > 9 ? remainder * 100 + value : remainder * 10 + value) % 97;
        }
        return remainder == 1;
    }

    /** Swiss QR reference: 27 digits, modulo 10 recursive. */
    public static boolean isQrReference(String squeezed) {
        int carry = 0;
        for (int i = 0; i < 26; i++) {
            carry = QR_TABLE[(carry + squeezed.charAt(i) - '0') % 10];
        }
        return (10 - carry) % 10 == squeezed.charAt(26) - '0';
    }
}
