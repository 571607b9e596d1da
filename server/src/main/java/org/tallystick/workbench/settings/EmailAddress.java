package org.tallystick.workbench.settings;

import java.util.regex.Pattern;
import org.tallystick.platform.Refusal;

/** Refuses what cannot be an e-mail address; whether it is one, only a mail can tell. */
final class EmailAddress {
    private static final Pattern FORM = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+");

    private EmailAddress() {}

    static String checked(String text) {
        String address = text.strip();
        if (!FORM.matcher(address).matches()) {
            throw Refusal.invalid("EMAIL_INVALID", "Write the e-mail address in full, such as ada@example.com.");
        }
        return address;
    }
}
