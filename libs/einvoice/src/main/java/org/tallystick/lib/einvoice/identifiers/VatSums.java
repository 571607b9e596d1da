package org.tallystick.lib.einvoice.identifiers;

/** The check digits of VAT numbers; every text is digits of ASCII unless said otherwise. */
final class VatSums {
    private VatSums() {}

    static long number(String body, int from, int to) {
        return Long.parseLong(body.substring(from, to));
    }

    /** Digits times their weights; digits beyond the weights do not count. */
    static int weighted(String body, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    /** Eleven less the remainder; 10 and 11 become 0 by modulo 10, where the country knows no such digit. */
    static int elevenMinus(String body, int... weights) {
        int check = 11 - weighted(body, weights) % 11;
        return check >= 10 ? 0 : check;
    }

    /** ISO 7064, modulo 11 and 10: the last digit checks the others. */
    static boolean isModulo11And10(String body) {
        int product = 10;
        for (int i = 0; i < body.length() - 1; i++) {
            int sum = (body.charAt(i) - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == body.charAt(body.length() - 1) - '0';
    }

    static boolean isLuhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    static boolean austrian(String digits) {
        int sum = 4;
        for (int i = 0; i < 7; i++) {
            int digit = digits.charAt(i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10 == digits.charAt(7) - '0';
    }

    static boolean isGreek(String body) {
        return weighted(body, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == body.charAt(8) - '0';
    }

    /** A key of two digits checks the company's number; keys with letters follow no published sum. */
    static boolean isFrench(String body) {
        boolean numeric = body.substring(0, 2).chars().allMatch(sign -> sign >= '0' && sign <= '9');
        return !numeric || (12 + 3 * (number(body, 2, 11) % 97)) % 97 == number(body, 0, 2);
    }

    /** Companies keep modulo 11; sole traders, since 2020, modulo 97 over the whole number with letters as figures. */
    static boolean isDutch(String body) {
        boolean company = weighted(body, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == body.charAt(8) - '0';
        int remainder = 0;
        for (char sign : ("NL" + body).toCharArray()) {
            int value = Character.digit(sign, 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return company || remainder == 1;
    }
}
