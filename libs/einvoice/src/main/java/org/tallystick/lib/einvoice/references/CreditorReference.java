package org.tallystick.lib.einvoice.references;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A creditor reference of ISO 11649: {@code RF}, two check digits, up to 21 letters and digits, such as {@code
 * RF18539007547034}.
 *
 * @param value in capital letters, without blanks; its check digits are right
 */
public record CreditorReference(String value) {
    /** The longest body. */
    public static final int BODY_LENGTH = 21;

    private static final Pattern FORM = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");
    private static final Pattern BODY = Pattern.compile("[A-Z0-9]{1,21}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\u00a0/+*.-]");

    /** @throws IllegalArgumentException when the form or the check digits are wrong */
    public CreditorReference {
        if (!FORM.matcher(value).matches() || remainder(value.substring(4) + value.substring(0, 4)) != 1) {
            throw new IllegalArgumentException(value + " is no creditor reference of ISO 11649");
        }
    }

    /**
     * The reference of a body such as an invoice number, of which letters and digits count: {@code INV-2026-000123} and
     * {@code inv2026000123} give the same one, {@code 1232} gives RF111232.
     *
     * @throws IllegalArgumentException when no letter or digit of ASCII, or more than 21 of them, are left
     */
    public static CreditorReference ofBody(String text) {
        String body = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (!BODY.matcher(body).matches()) {
            throw new IllegalArgumentException(text + " has no, or more than 21, letters and digits");
        }
        int check = 98 - remainder(body + "RF00");
        return new CreditorReference("RF%02d%s".formatted(check, body));
    }

    /** The remainder by 97 of the digits, where A is 10 and Z is 35. */
    private static int remainder(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 36);
            remainder = (digit < 10 ? remainder * 10 + digit : remainder * 100 + digit) % 97;
        }
        return remainder;
    }

    /** The reference that a text is, blanks, hyphens, slashes, dots, + and * in it ignored; nothing when it is none. */
    public static Optional<CreditorReference> parse(String text) {
        String compact = compact(text);
        return isValid(compact) ? Optional.of(new CreditorReference(compact)) : Optional.empty();
    }

    private static String compact(String text) {
        return SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static boolean isValid(String compact) {
        return FORM.matcher(compact).matches() && remainder(compact.substring(4) + compact.substring(0, 4)) == 1;
    }

    /**
     * The references inside a sentence, each once, in order. A reference ends where a word ends: {@code Invoice RF18 5390
     * 0754 7034 thanks} holds one. Where several ends have right check digits, the printed form in groups of four wins,
     * then the shortest.
     */
    public static List<CreditorReference> findIn(String text) {
        List<CreditorReference> found = new ArrayList<>();
        String upper = text.toUpperCase(Locale.ROOT);
        int position = upper.indexOf("RF");
        while (position >= 0) {
            Optional<ReferenceScan.Match> match = ReferenceScan.at(upper, position);
            if (match.isPresent()) {
                addOnce(found, new CreditorReference(match.get().value()));
            }
            int next = match.map(ReferenceScan.Match::end).orElse(position + 1);
            position = upper.indexOf("RF", next);
        }
        return found;
    }

    private static void addOnce(List<CreditorReference> found, CreditorReference reference) {
        if (!found.contains(reference)) {
            found.add(reference);
        }
    }

    /** Whether a text in capital letters without separators is a valid reference. */
    static boolean isReference(String compact) {
        return isValid(compact);
    }

    /** Whether a reference may be written with this sign inside. */
    static boolean isSeparator(char character) {
        return SEPARATORS.matcher(String.valueOf(character)).matches();
    }

    /** The printed form in groups of four: {@code RF18 5390 0754 7034}. */
    public String formatted() {
        return value.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }
}
