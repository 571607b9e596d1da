package org.tallystick.lib.bankfiles.statement;

import java.util.regex.Pattern;

/** The few characters around a problem that a screen may show; card numbers in it are masked. */
final class Excerpt {
    static final int LENGTH = 120;
    private static final Pattern DIGITS = Pattern.compile("\\d(?:[ -]?\\d){12,18}");

    private Excerpt() {}

    static String of(String text) {
        String masked = DIGITS.matcher(text.substring(0, Math.min(text.length(), 2 * LENGTH)))
                .replaceAll(match -> isCardNumber(match.group()) ? mask(match.group()) : match.group());
        String cut = masked.substring(0, Math.min(masked.length(), LENGTH));
        return cut.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String mask(String digits) {
        return "*".repeat(digits.length() - 4) + digits.substring(digits.length() - 4);
    }

    /** The check digit of card numbers (Luhn). */
    private static boolean isCardNumber(String text) {
        String digits = text.replaceAll("[ -]", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
