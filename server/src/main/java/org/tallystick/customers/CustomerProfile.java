package org.tallystick.customers;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.Refusal;

/** What people enter and change about a customer. */
public record CustomerProfile(
        String number,
        String name,
        CustomerKind kind,
        @Nullable String taxId,
        Locale language,
        CurrencyCode currency,
        PaymentTerms terms,
        @Nullable CustomerId parent,
        DeliveryChannel delivery,
        PostalAddress address,
        @Nullable String note) {
    private static final int MAX_TEXT = 200;

    public CustomerProfile {
        number = required(number, "CUSTOMER_NUMBER_MISSING", "Give the customer a number.");
        name = required(name, "CUSTOMER_NAME_MISSING", "Write the customer's name.");
        if (!address.country().matches("[A-Z]{2}")) {
            throw Refusal.invalid("COUNTRY_INVALID", "Write the country as two letters, such as DE.");
        }
    }

    public CustomerProfile deliveredBy(DeliveryChannel channel) {
        return new CustomerProfile(
                number, name, kind, taxId, language, currency, terms, parent, channel, address, note);
    }

    private static String required(String text, String code, String sentence) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw Refusal.invalid(code, sentence);
        }
        if (trimmed.length() > MAX_TEXT) {
            throw Refusal.invalid("TEXT_TOO_LONG", "A name or number has at most " + MAX_TEXT + " characters.");
        }
        return trimmed;
    }
}
