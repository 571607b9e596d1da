package org.tallystick.invoicing;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.platform.Company;

/** Seller or buyer as the document names them (EN 16931 BG-4, BG-7), frozen when it is posted. */
public record Party(
        String name,
        @Nullable String number,
        @Nullable String taxId,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        String country,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String registration) {
    /** The company as it names itself today. */
    public static Party seller(Company company) {
        Company.Letterhead letterhead = company.letterhead();
        return new Party(
                company.name(),
                null,
                company.taxId(),
                letterhead.street(),
                letterhead.postalCode(),
                letterhead.city(),
                company.country(),
                letterhead.email(),
                letterhead.phone(),
                letterhead.website(),
                letterhead.registration());
    }

    /** The customer as they are known today. */
    public static Party buyer(Customer customer) {
        CustomerProfile profile = customer.profile();
        return new Party(
                profile.name(),
                profile.number(),
                profile.taxId(),
                profile.address().street(),
                profile.address().postalCode(),
                profile.address().city(),
                profile.address().country(),
                null,
                null,
                null,
                null);
    }
}
