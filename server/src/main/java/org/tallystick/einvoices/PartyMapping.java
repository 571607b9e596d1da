package org.tallystick.einvoices;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.invoicing.Party;
import org.tallystick.lib.einvoice.model.Address;
import org.tallystick.lib.einvoice.model.Contact;
import org.tallystick.lib.einvoice.model.Identifier;

/** Seller and buyer in the terms of EN 16931 (BG-4, BG-7). Whatever lies outside of VAT may not name VAT numbers (BR-O-02). */
final class PartyMapping {
    private static final Pattern VAT_NUMBER = Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,13}");

    private PartyMapping() {}

    static org.tallystick.lib.einvoice.model.Party seller(Party seller, SellerDetails details, boolean outsideVat) {
        String vat = vatNumber(seller.taxId());
        return org.tallystick.lib.einvoice.model.Party.named(seller.name())
                .registration(identifier(details.registration()))
                .vatId(outsideVat ? null : vat)
                .taxRegistration(vat == null ? seller.taxId() : null)
                .legalForm(seller.registration())
                .endpoint(identifier(details.endpoint()))
                .address(address(seller))
                .contact(contact(seller, details))
                .build();
    }

    static org.tallystick.lib.einvoice.model.Party buyer(Party buyer, BuyerDetails details, boolean outsideVat) {
        String vat = vatNumber(buyer.taxId());
        return org.tallystick.lib.einvoice.model.Party.named(buyer.name())
                .registration(registration(buyer, details, vat))
                .vatId(outsideVat ? null : vat)
                .endpoint(identifier(details.endpoint()))
                .address(address(buyer))
                .build();
    }

    /** A tax number that is no VAT number, such as those of other countries, is what the buyer is registered by. */
    private static @Nullable Identifier registration(Party buyer, BuyerDetails details, @Nullable String vat) {
        if (details.registration() != null) {
            return details.registration().toIdentifier();
        }
        return vat == null && buyer.taxId() != null ? Identifier.of(buyer.taxId()) : null;
    }

    static @Nullable String vatNumber(@Nullable String taxId) {
        String compact = taxId == null ? "" : taxId.replaceAll("[\\s.]", "").toUpperCase(Locale.ROOT);
        return VAT_NUMBER.matcher(compact).matches() ? compact : null;
    }

    static Address address(Party party) {
        return new Address(party.street(), null, null, party.city(), party.postalCode(), null, party.country());
    }

    private static @Nullable Contact contact(Party seller, SellerDetails details) {
        String phone = details.contactPhone() == null ? seller.phone() : details.contactPhone();
        String email = details.contactEmail() == null ? seller.email() : details.contactEmail();
        return details.contactName() == null && phone == null && email == null
                ? null
                : new Contact(details.contactName(), phone, email);
    }

    private static @Nullable Identifier identifier(@Nullable RegisteredId id) {
        return id == null ? null : id.toIdentifier();
    }
}
