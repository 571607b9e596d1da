package org.tallystick.einvoices;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.platform.Refusal;

/** A number in a register and the scheme of the register: an electronic address (BT-34, 49) or a legal number (BT-30, 47). */
public record RegisteredId(@Nullable String scheme, String value) {
    private static final int LONGEST = 100;

    /** Null when nothing was entered. Whether the scheme exists is up to the official rules. */
    public static @Nullable RegisteredId of(@Nullable String scheme, @Nullable String value, String what) {
        String number = value == null ? "" : value.strip();
        String code = scheme == null ? "" : scheme.strip().toUpperCase(Locale.ROOT);
        if (number.isEmpty()) {
            if (!code.isEmpty()) {
                throw Refusal.invalid("EINVOICE_ID_MISSING", "Write the " + what + " that belongs to the scheme.");
            }
            return null;
        }
        if (number.length() > LONGEST || number.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "EINVOICE_ID_INVALID", "Write the " + what + " in one line of 100 characters at most.");
        }
        if (!code.matches("[0-9]{4}|[A-Z]{2}|")) {
            throw Refusal.invalid(
                    "EINVOICE_SCHEME_INVALID",
                    "The scheme of the " + what + " is four digits such as 0088, or two letters such as EM.");
        }
        return new RegisteredId(code.isEmpty() ? null : code, number);
    }

    Identifier toIdentifier() {
        return new Identifier(value, scheme);
    }

    @Override
    public String toString() {
        return scheme == null ? value : scheme + ":" + value;
    }
}
