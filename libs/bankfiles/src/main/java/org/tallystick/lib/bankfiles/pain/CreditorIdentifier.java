package org.tallystick.lib.bankfiles.pain;

import java.util.regex.Pattern;

/**
 * Who collects direct debits: country, two check digits, business code, national number, such as {@code
 * DE98ZZZ09999999999}.
 *
 * @param value in capital letters without blanks; its check digits are right
 */
public record CreditorIdentifier(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}");

    /** @throws IllegalArgumentException when the form or the check digits are wrong */
    public CreditorIdentifier {
        SepaText.check(FORM.matcher(value).matches() && remainder(value) == 1, "the creditor identifier is not valid");
    }

    /** As of an IBAN, without the business code. */
    private static int remainder(String value) {
        String text = value.substring(7) + value.substring(0, 4);
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 36);
            remainder = (digit < 10 ? remainder * 10 + digit : remainder * 100 + digit) % 97;
        }
        return remainder;
    }

    @Override
    public String toString() {
        return value;
    }
}
