package org.tallystick.delivery;

import org.tallystick.customers.Contact;

/** A name and an e-mail address, or the number of a text message, written {@code Ada Lovelace <ada@example.com>}. */
record Recipient(String name, String email) {
    Recipient {
        name = Mail.oneLine(name);
    }

    static Recipient of(Contact contact) {
        return new Recipient(contact.name(), String.valueOf(contact.email()));
    }

    /** Reads what {@link #toString} wrote. */
    static Recipient parse(String text) {
        int open = text.lastIndexOf('<');
        return new Recipient(text.substring(0, open).strip(), text.substring(open + 1, text.length() - 1));
    }

    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
