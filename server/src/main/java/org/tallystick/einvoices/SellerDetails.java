package org.tallystick.einvoices;

import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Refusal;

/** What electronic invoices say of the company beyond its letterhead; one version of many, version 0 when nothing is known. */
public record SellerDetails(
        int version,
        @Nullable RegisteredId endpoint,
        @Nullable RegisteredId registration,
        @Nullable String contactName,
        @Nullable String contactPhone,
        @Nullable String contactEmail) {
    private static final int LONGEST = 200;

    public static final SellerDetails NONE = new SellerDetails(0, null, null, null, null, null);

    public SellerDetails {
        contactName = sound(contactName);
        contactPhone = sound(contactPhone);
        contactEmail = sound(contactEmail);
        if (contactPhone != null
                && contactPhone.chars().filter(Character::isDigit).count() < 3) {
            throw Refusal.invalid("EINVOICE_PHONE_INVALID", "A phone number has at least three digits.");
        }
        if (contactEmail != null && !contactEmail.matches("[^\\s@.][^\\s@]*@[^\\s@]+[^\\s@.]")) {
            throw Refusal.invalid("EMAIL_INVALID", "Write the e-mail address like name@example.com.");
        }
    }

    private static @Nullable String sound(@Nullable String text) {
        String line = text == null ? "" : text.strip();
        if (line.length() > LONGEST || line.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "TEXT_TOO_LONG", "A name or number has at most " + LONGEST + " characters in one line.");
        }
        return line.isEmpty() ? null : line;
    }

    SellerDetails numbered(int number) {
        return new SellerDetails(number, endpoint, registration, contactName, contactPhone, contactEmail);
    }
}
