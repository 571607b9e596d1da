package org.tallystick.lib.einvoice.references;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reference number of Finnish banks (viite): 4 to 20 digits, the last one a check digit with weights 7, 3 and 1. Zeros in
 * front do not count. In free text it cannot be told from any other number.
 *
 * @param value digits without zeros in front; the last one is right
 */
public record FinnishReference(String value) {
    /** The most digits in front of the check digit. */
    public static final int BODY_LENGTH = 19;

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{3,19}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\u00a0]");
    private static final Pattern ZEROS = Pattern.compile("^0+");

    /** @throws IllegalArgumentException when the form or the check digit is wrong */
    public FinnishReference {
        if (!isValid(value)) {
            throw new IllegalArgumentException(value + " is no Finnish reference");
        }
    }

    private static boolean isValid(String digits) {
        int last = digits.length() - 1;
        return FORM.matcher(digits).matches()
                && CheckDigits.modulo10Finnish(digits.substring(0, last)) == digits.charAt(last) - '0';
    }

    /**
     * The reference of a number of 3 to 19 digits, zeros in front left out: {@code 123} gives 1232.
     *
     * @throws IllegalArgumentException when it is no such number
     */
    public static FinnishReference ofBody(String digits) {
        String body = ZEROS.matcher(digits).replaceFirst("");
        if (!CheckDigits.areDigits(body) || body.length() < 3 || body.length() > BODY_LENGTH) {
            throw new IllegalArgumentException(digits + " is not three to 19 digits");
        }
        return new FinnishReference(body + CheckDigits.modulo10Finnish(body));
    }

    /** The reference that a text is, blanks and zeros in front ignored; nothing when it is none. */
    public static Optional<FinnishReference> parse(String text) {
        String compact = ZEROS.matcher(SEPARATORS.matcher(text).replaceAll("")).replaceFirst("");
        return isValid(compact) ? Optional.of(new FinnishReference(compact)) : Optional.empty();
    }

    /** The printed form in groups of five from the right: {@code 12 34561}. */
    public String formatted() {
        return value.replaceAll("(?<=.)(?=(?:.{5})+$)", " ");
    }

    @Override
    public String toString() {
        return value;
    }
}
