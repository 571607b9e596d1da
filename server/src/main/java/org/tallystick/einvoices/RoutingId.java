package org.tallystick.einvoices;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** The routing id of German authorities (Leitweg-ID): coarse part, fine part, two check digits of ISO 7064 MOD 97-10. */
final class RoutingId {
    private static final Pattern FORM = Pattern.compile("([0-9]{2,12})-(?:([A-Z0-9]{1,30})-)?([0-9]{2})");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private RoutingId() {}

    static boolean looksLikeOne(String text) {
        return FORM.matcher(text).matches();
    }

    static boolean isSound(String text) {
        var number = new StringBuilder();
        text.chars().filter(Character::isLetterOrDigit).forEach(sign -> number.append(Character.digit(sign, 36)));
        return new BigInteger(number.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
