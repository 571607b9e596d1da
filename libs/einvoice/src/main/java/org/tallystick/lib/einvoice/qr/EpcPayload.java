package org.tallystick.lib.einvoice.qr;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.lib.money.Money;

/**
 * The text of the European code for a credit transfer (EPC069-12, version 002): who gets how many euros, with a creditor
 * reference or a text, or neither.
 *
 * @param bic of the payee's bank, which transfers inside the European Economic Area do not need
 * @param name of the payee, 1 to 70 characters
 * @param amount 0.01 to 999999999.99 EUR
 * @param reference excludes {@code text}
 * @param text for the payee, at most 140 characters
 */
public record EpcPayload(
        @Nullable String bic,
        String name,
        Iban iban,
        Money amount,
        @Nullable CreditorReference reference,
        @Nullable String text) {
    /** The longest name of a payee. */
    public static final int NAME_LENGTH = 70;

    /** The longest text. */
    public static final int TEXT_LENGTH = 140;

    private static final long MAXIMUM_MINOR = 99_999_999_999L;
    private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");

    /** @throws IllegalArgumentException when a part breaks a limit of the standard */
    public EpcPayload {
        Objects.requireNonNull(iban, "iban is null");
        requireText("name", name, NAME_LENGTH);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty");
        }
        if (!isPayable(amount)) {
            throw new IllegalArgumentException(amount + " is not between 0.01 and 999999999.99 EUR");
        }
        if (bic != null && !BIC.matcher(bic).matches()) {
            throw new IllegalArgumentException(bic + " is no BIC");
        }
        if (text != null) {
            requireText("text", text, TEXT_LENGTH);
            if (reference != null) {
                throw new IllegalArgumentException("a code has a reference or a text, not both");
            }
        }
    }

    private static void requireText(String what, String value, int longest) {
        if (value.codePointCount(0, value.length()) > longest) {
            throw new IllegalArgumentException(what + " is longer than " + longest + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " has a line break or another control character");
        }
    }

    /** A code with a creditor reference. */
    public static EpcPayload ofReference(String name, Iban iban, Money amount, CreditorReference reference) {
        return new EpcPayload(null, name, iban, amount, reference, null);
    }

    /** A code with a text. */
    public static EpcPayload ofText(String name, Iban iban, Money amount, String text) {
        return new EpcPayload(null, name, iban, amount, null, text);
    }

    /** Whether a code can ask for the amount: euros only, and not nothing. */
    public static boolean isPayable(Money amount) {
        return amount.currency().code().equals("EUR") && amount.isPositive() && amount.minor() <= MAXIMUM_MINOR;
    }

    /** The lines of the code, divided by line feeds, without empty ones at the end. */
    public String toText() {
        List<String> lines = List.of(
                "BCD",
                "002",
                "1",
                "SCT",
                bic == null ? "" : bic,
                name,
                iban.value(),
                "EUR" + amount.toPlainString(),
                "",
                reference == null ? "" : reference.value(),
                text == null ? "" : text);
        return String.join("\n", lines).stripTrailing();
    }

    /**
     * The symbol to draw.
     *
     * @throws IllegalArgumentException when name and text are within their limits but take more bytes in UTF-8 than version
     *     13 holds, as long names and texts in scripts other than Latin together do
     */
    public QrMatrix toMatrix() {
        return QrMatrix.of(toText());
    }
}
