package org.tallystick.lib.einvoice.identifiers;

import java.util.Locale;

/**
 * A VAT identification number (EN 16931 BT-31, BT-48): two letters of the country, then what its tax office gives out.
 * Whether a trader really has it only the tax office knows (VIES); a wrong digit is seen here.
 *
 * <p>{@code VatId.of("DE 136 695 976").verdict()} is {@code SOUND}.
 */
public record VatId(String text) {
    /** What can be said of a number without asking anybody. */
    public enum Verdict {
        SOUND,
        WRONG_SHAPE,
        WRONG_CHECK_DIGIT,
        /** No scheme is known for what it begins with. */
        UNKNOWN_SCHEME
    }

    public VatId {
        text = text.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-/]", "");
    }

    public static VatId of(String text) {
        return new VatId(text);
    }

    /** The ISO code of the country it begins with; Greece writes EL, Northern Ireland XI. Empty without letters. */
    public String country() {
        String prefix = prefix();
        return switch (prefix) {
            case "EL" -> "GR";
            case "XI" -> "GB";
            default -> prefix;
        };
    }

    public Verdict verdict() {
        VatScheme scheme = VatScheme.of(prefix());
        if (scheme == null) {
            return Verdict.UNKNOWN_SCHEME;
        }
        String body = text.substring(2);
        if (!scheme.hasShape(body)) {
            return Verdict.WRONG_SHAPE;
        }
        return scheme.holds(body) ? Verdict.SOUND : Verdict.WRONG_CHECK_DIGIT;
    }

    public boolean isSound() {
        return verdict() == Verdict.SOUND;
    }

    private String prefix() {
        return text.length() > 2 && text.substring(0, 2).chars().allMatch(sign -> sign >= 'A' && sign <= 'Z')
                ? text.substring(0, 2)
                : "";
    }
}
