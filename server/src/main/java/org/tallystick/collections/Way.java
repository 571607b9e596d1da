package org.tallystick.collections;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Contact;
import org.tallystick.lib.collections.contact.Medium;

/** How a reminder reaches a customer: by mail to one contact, or by post. */
public record Way(Medium medium, @Nullable Contact contact) {
    static final Way POST = new Way(Medium.POST, null);

    /** The same address, however it is written. */
    static String plain(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** What the contact rules call the address; post has one only. */
    String address() {
        return contact == null || contact.email() == null ? "" : plain(contact.email());
    }
}
