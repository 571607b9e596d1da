package org.tallystick.lib.einvoice.references;

/** The check digits of national references; every text is digits of ASCII. */
final class CheckDigits {
    private static final int[] CARRIES = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
    private static final int[] FINNISH_WEIGHTS = {7, 3, 1};

    private CheckDigits() {}

    static boolean areDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(sign -> sign >= '0' && sign <= '9');
    }

    /** Whether something is left when the zeros are taken away; zeros alone identify nothing. */
    static boolean isOnlyZeros(String text) {
        return text.chars().allMatch(sign -> sign == '0');
    }

    /** Two digits from 01 to 97: the remainder by 97, where 97 stands for no remainder. */
    static int modulo97(String body) {
        int remainder = 0;
        for (int i = 0; i < body.length(); i++) {
            remainder = (remainder * 10 + digit(body, i)) % 97;
        }
        return remainder == 0 ? 97 : remainder;
    }

    /** Modulo 10, recursive, with the table of carries of Swiss banks. */
    static int modulo10Recursive(String body) {
        int carry = 0;
        for (int i = 0; i < body.length(); i++) {
            carry = CARRIES[(carry + digit(body, i)) % 10];
        }
        return (10 - carry) % 10;
    }

    /** Modulo 10 with weights 2 and 1 from the right, digits of products added (Luhn). */
    static int modulo10(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = digit(body, body.length() - 1 - i);
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }

    /** Modulo 11 with weights 2 to 7 from the right; 10 has no digit. */
    static int modulo11(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += digit(body, body.length() - 1 - i) * (2 + i % 6);
        }
        return (11 - sum % 11) % 11;
    }

    /** Modulo 10 with weights 7, 3 and 1 from the right. */
    static int modulo10Finnish(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += digit(body, body.length() - 1 - i) * FINNISH_WEIGHTS[i % 3];
        }
        return (10 - sum % 10) % 10;
    }

    private static int digit(String text, int position) {
        return text.charAt(position) - '0';
    }
}
