package org.tallystick.workbench.customers;

import static java.util.Objects.requireNonNullElse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.lib.receivables.terms.TermsException;
import org.tallystick.platform.Company;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;

/** The fields of a customer as somebody fills them in; the parent is a number, the version the one that was read. */
public record CustomerForm(
        @Nullable String number,
        @Nullable String name,
        @Nullable CustomerKind kind,
        @Nullable String taxId,
        @Nullable String language,
        @Nullable String currency,
        @Nullable String terms,
        @Nullable String parent,
        @Nullable DeliveryChannel delivery,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String country,
        @Nullable String note,
        @Nullable Integer version) {
    /** A new customer is usually like the company: its currency, its country. */
    static CustomerForm blank(Company company) {
        return new CustomerForm(
                null,
                null,
                CustomerKind.BUSINESS,
                null,
                "en",
                company.currency().code(),
                "NET 30",
                null,
                DeliveryChannel.EMAIL,
                null,
                null,
                null,
                company.country(),
                null,
                null);
    }

    static CustomerForm of(CustomerProfile profile, @Nullable String parent, int version) {
        return new CustomerForm(
                profile.number(),
                profile.name(),
                profile.kind(),
                profile.taxId(),
                profile.language().toLanguageTag(),
                profile.currency().code(),
                profile.terms().toString(),
                parent,
                profile.delivery(),
                profile.address().street(),
                profile.address().postalCode(),
                profile.address().city(),
                profile.address().country(),
                profile.note(),
                version);
    }

    CustomerProfile profile(@Nullable CustomerId parentId) {
        return new CustomerProfile(
                requireNonNullElse(number, ""),
                requireNonNullElse(name, ""),
                requireNonNullElse(kind, CustomerKind.BUSINESS),
                Entered.text(taxId),
                Locale.forLanguageTag(requireNonNullElse(language, "en")),
                Entered.currency(currency),
                parsedTerms(),
                parentId,
                requireNonNullElse(delivery, DeliveryChannel.EMAIL),
                new PostalAddress(
                        Entered.text(street),
                        Entered.text(postalCode),
                        Entered.text(city),
                        requireNonNullElse(country, "").strip()),
                Entered.text(note));
    }

    private PaymentTerms parsedTerms() {
        try {
            return PaymentTerms.parse(requireNonNullElse(terms, ""));
        } catch (TermsException e) {
            throw Refusal.invalid("TERMS_INVALID", "Payment terms: " + e.getMessage() + ".");
        }
    }
}
