package org.tallystick.lib.einvoice.references;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A customer identification of Norwegian banks (KID): 2 to 25 digits, the last one a check digit. By modulus 11 the last
 * sign may be a hyphen. Which modulus counts is agreed with the bank of the account; in free text a KID cannot be told from
 * any other number.
 *
 * @param value digits, or digits and a hyphen; the last sign is right
 */
public record NorwegianReference(String value, Modulus modulus) {
    /** How the check digit is computed. */
    public enum Modulus {
        TEN {
            @Override
            String check(String body) {
                return Integer.toString(CheckDigits.modulo10(body));
            }
        },
        ELEVEN {
            @Override
            String check(String body) {
                int check = CheckDigits.modulo11(body);
                return check == 10 ? "-" : Integer.toString(check);
            }
        };

        abstract String check(String body);
    }

    /** The most digits in front of the check digit. */
    public static final int BODY_LENGTH = 24;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,24}[0-9-]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]");

    /** @throws IllegalArgumentException when the form or the check digit is wrong */
    public NorwegianReference {
        if (!isValid(value, modulus)) {
            throw new IllegalArgumentException(value + " is no Norwegian reference");
        }
    }

    private static boolean isValid(String value, Modulus modulus) {
        if (!FORM.matcher(value).matches()) {
            return false;
        }
        String body = value.substring(0, value.length() - 1);
        return !CheckDigits.isOnlyZeros(body) && value.endsWith(modulus.check(body));
    }

    /**
     * The reference of a number of up to 24 digits; zeros in front count.
     *
     * @throws IllegalArgumentException when it is no such number, or zero
     */
    public static NorwegianReference ofBody(String digits, Modulus modulus) {
        if (!CheckDigits.areDigits(digits) || digits.length() > BODY_LENGTH) {
            throw new IllegalArgumentException(digits + " is not one to 24 digits");
        }
        return new NorwegianReference(digits + modulus.check(digits), modulus);
    }

    /** The reference that a text is, blanks in it ignored; nothing when it is none. */
    public static Optional<NorwegianReference> parse(String text, Modulus modulus) {
        String compact = BLANKS.matcher(text).replaceAll("");
        return isValid(compact, modulus) ? Optional.of(new NorwegianReference(compact, modulus)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
