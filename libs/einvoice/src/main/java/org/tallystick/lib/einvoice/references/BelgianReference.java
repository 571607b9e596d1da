package org.tallystick.lib.einvoice.references;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A structured message of Belgian banks (OGM, VCS): ten digits and two check digits by modulo 97, printed as {@code
 * +++090/9337/55493+++}.
 *
 * @param value twelve digits; the last two are right
 */
public record BelgianReference(String value) {
    /** The most digits in front of the check digits. */
    public static final int BODY_LENGTH = 10;

    private static final Pattern FORM = Pattern.compile("[0-9]{12}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\u00a0/+*.-]");
    private static final Pattern PRINTED =
            Pattern.compile("(?:\\+{3}|\\*{3})\\s*([0-9]{3}/?[0-9]{4}/?[0-9]{5})\\s*(?:\\+{3}|\\*{3})");

    /** @throws IllegalArgumentException when the form or the check digits are wrong */
    public BelgianReference {
        if (!isValid(value)) {
            throw new IllegalArgumentException(value + " is no Belgian reference");
        }
    }

    private static boolean isValid(String digits) {
        return FORM.matcher(digits).matches()
                && !CheckDigits.isOnlyZeros(digits.substring(0, BODY_LENGTH))
                && CheckDigits.modulo97(digits.substring(0, BODY_LENGTH))
                        == Integer.parseInt(digits.substring(BODY_LENGTH));
    }

    /**
     * The reference of a number of up to ten digits, filled up with zeros on the left.
     *
     * @throws IllegalArgumentException when it is no such number, or zero
     */
    public static BelgianReference ofBody(String digits) {
        if (!CheckDigits.areDigits(digits) || digits.length() > BODY_LENGTH) {
            throw new IllegalArgumentException(digits + " is not one to ten digits");
        }
        String body = "0".repeat(BODY_LENGTH - digits.length()) + digits;
        return new BelgianReference("%s%02d".formatted(body, CheckDigits.modulo97(body)));
    }

    /** The reference that a text is, blanks, slashes, + and * in it ignored; nothing when it is none. */
    public static Optional<BelgianReference> parse(String text) {
        String compact = SEPARATORS.matcher(text).replaceAll("");
        return isValid(compact) ? Optional.of(new BelgianReference(compact)) : Optional.empty();
    }

    /** The references inside a sentence, each once, in order; only between {@code +++} or {@code ***}. */
    public static List<BelgianReference> findIn(String text) {
        List<BelgianReference> found = new ArrayList<>();
        Matcher printed = PRINTED.matcher(text);
        int position = 0;
        while (printed.find(position)) {
            parse(printed.group(1))
                    .filter(reference -> !found.contains(reference))
                    .ifPresent(found::add);
            // the signs behind one reference may be those in front of the next
            position = printed.end(1);
        }
        return found;
    }

    /** The printed form: {@code +++090/9337/55493+++}. */
    public String formatted() {
        return "+++%s/%s/%s+++".formatted(value.substring(0, 3), value.substring(3, 7), value.substring(7));
    }

    @Override
    public String toString() {
        return value;
    }
}
