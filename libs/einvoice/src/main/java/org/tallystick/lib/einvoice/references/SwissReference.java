package org.tallystick.lib.einvoice.references;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A QR reference of Swiss banks (QRR): 26 digits and a check digit by modulo 10, recursive. It goes only with an account
 * whose IBAN {@link Iban#isQrIban is a QR-IBAN}.
 *
 * @param value 27 digits; the last one is right
 */
public record SwissReference(String value) {
    /** The most digits in front of the check digit. */
    public static final int BODY_LENGTH = 26;

    private static final Pattern FORM = Pattern.compile("[0-9]{27}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\u00a0]");
    private static final Pattern PRINTED = Pattern.compile("(?<![0-9])(?:[0-9][ \u00a0]?){26}[0-9](?![0-9])");

    /** @throws IllegalArgumentException when the form or the check digit is wrong */
    public SwissReference {
        if (!isValid(value)) {
            throw new IllegalArgumentException(value + " is no Swiss reference");
        }
    }

    private static boolean isValid(String digits) {
        return FORM.matcher(digits).matches()
                && !CheckDigits.isOnlyZeros(digits)
                && CheckDigits.modulo10Recursive(digits.substring(0, BODY_LENGTH)) == digits.charAt(BODY_LENGTH) - '0';
    }

    /**
     * The reference of a number of up to 26 digits, filled up with zeros on the left.
     *
     * @throws IllegalArgumentException when it is no such number, or zero
     */
    public static SwissReference ofBody(String digits) {
        if (!CheckDigits.areDigits(digits) || digits.length() > BODY_LENGTH) {
            throw new IllegalArgumentException(digits + " is not one to 26 digits");
        }
        String body = "0".repeat(BODY_LENGTH - digits.length()) + digits;
        return new SwissReference(body + CheckDigits.modulo10Recursive(body));
    }

    /** The reference that a text is, blanks in it ignored; nothing when it is none. */
    public static Optional<SwissReference> parse(String text) {
        String compact = SEPARATORS.matcher(text).replaceAll("");
        return isValid(compact) ? Optional.of(new SwissReference(compact)) : Optional.empty();
    }

    /** The references inside a sentence, each once, in order: 27 digits, with or without blanks in between. */
    public static List<SwissReference> findIn(String text) {
        List<SwissReference> found = new ArrayList<>();
        Matcher printed = PRINTED.matcher(text);
        while (printed.find()) {
            parse(printed.group())
                    .filter(reference -> !found.contains(reference))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The printed form, two digits and groups of five: {@code 21 00000 00003 13947 14300 09017}. */
    public String formatted() {
        return value.substring(0, 2) + value.substring(2).replaceAll("(.{5})", " $1");
    }

    @Override
    public String toString() {
        return value;
    }
}
