package org.tallystick.lib.bankfiles.pain;

import java.util.regex.Pattern;
import org.tallystick.lib.bankfiles.Transliteration;

/** The characters every bank of SEPA takes: letters and digits of ASCII, blank, and {@code / - ? : ( ) . , ' +}. */
final class SepaText {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9/?:().,'+ -]+");

    private SepaText() {}

    static void check(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }

    /** A text for people: accents are dropped, {@code &} becomes {@code +}, what is left over a full stop; cut at the end. */
    static String free(String text, int longest) {
        String allowed = Transliteration.toAscii(text)
                .replace('&', '+')
                .replace('_', '-')
                .replace('"', '\'')
                .replaceAll("[^A-Za-z0-9/?:().,'+ -]", ".")
                .replaceAll(" +", " ")
                .strip();
        return allowed.substring(0, Math.min(longest, allowed.length())).strip();
    }

    /** An identification must come back unchanged, so that nothing in it is replaced. */
    static String identifier(String name, String text) {
        check(text.length() <= 35, name + " has more than 35 characters");
        check(
                IDENTIFIER.matcher(text).matches() && text.equals(text.strip()),
                name + " has characters SEPA does not take");
        check(
                !text.startsWith("/") && !text.endsWith("/") && !text.contains("//"),
                name + " begins or ends with a slash, or has two in a row");
        return text;
    }
}
