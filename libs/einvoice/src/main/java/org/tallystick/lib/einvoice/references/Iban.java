package org.tallystick.lib.einvoice.references;

import java.util.Locale;
import java.util.Optional;
import org.iban4j.IbanUtil;

/**
 * An international bank account number whose country, length, form and check digits are right.
 *
 * @param value in capital letters, without blanks: {@code DE89370400440532013000}
 */
public record Iban(String value) {
    /** @throws IllegalArgumentException when it is not valid, or not in capital letters without blanks */
    public Iban {
        if (!IbanUtil.isValid(value)) {
            throw new IllegalArgumentException("not a valid IBAN");
        }
    }

    /** The IBAN that a text is, blanks in it ignored; nothing when it is none. */
    public static Optional<Iban> parse(String text) {
        String compact = text.replaceAll("[\\s\u00a0]", "").toUpperCase(Locale.ROOT);
        return IbanUtil.isValid(compact) ? Optional.of(new Iban(compact)) : Optional.empty();
    }

    /** The country of the account in two letters. */
    public String country() {
        return value.substring(0, 2);
    }

    /** Whether it is an account of Switzerland or Liechtenstein that takes QR references: bank 30000 to 31999. */
    public boolean isQrIban() {
        boolean swiss = value.startsWith("CH") || value.startsWith("LI");
        return swiss && (value.startsWith("30", 4) || value.startsWith("31", 4));
    }

    /** The printed form in groups of four: {@code DE89 3704 0044 0532 0130 00}. */
    public String formatted() {
        return value.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }
}
