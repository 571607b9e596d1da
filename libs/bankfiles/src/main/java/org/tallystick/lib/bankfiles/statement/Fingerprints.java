package org.tallystick.lib.bankfiles.statement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes the fingerprints of one file, in file order; {@code 8.850} and {@code 8.85} EUR, and texts that differ in blanks
 * or case only, give the same one.
 */
public final class Fingerprints {
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256;
    private final Occurrences occurrences = new Occurrences();

    public Fingerprints() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The fingerprint of the next entry of an account; {@code texts} are its end-to-end ids, references and free texts. */
    public Fingerprint next(
            String account,
            @Nullable LocalDate bookedOn,
            @Nullable LocalDate valueOn,
            StatedAmount amount,
            Direction direction,
            @Nullable String bankReference,
            List<String> endToEndIds,
            List<String> texts) {
        add(account);
        add(bookedOn == null ? "" : bookedOn.toString());
        add(valueOn == null ? "" : valueOn.toString());
        add(signed(amount, direction));
        add(amount.currency());
        add(bankReference == null ? "" : bankReference);
        endToEndIds.forEach(this::add);
        add("");
        texts.forEach(text -> add(normalised(text)));
        byte[] content = sha256.digest();
        int occurrence = occurrences.count(content);
        sha256.update(content);
        byte[] value = sha256.digest(Integer.toString(occurrence).getBytes(StandardCharsets.US_ASCII));
        return new Fingerprint(HEX.formatHex(content), occurrence, HEX.formatHex(value));
    }

    private void add(String part) {
        sha256.update(part.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
    }

    private static String signed(StatedAmount amount, Direction direction) {
        BigDecimal decimal = amount.signed(direction);
        return decimal == null ? amount.text() : decimal.stripTrailingZeros().toPlainString();
    }

    static String normalised(String text) {
        var result = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isWhitespace(character) || character == '\u00a0') {
                blank = true;
                continue;
            }
            if (blank && !result.isEmpty()) {
                result.append(' ');
            }
            blank = false;
            result.append(character);
        }
        return result.toString().toUpperCase(Locale.ROOT);
    }
}
