package org.tallystick.workbench.settings;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Company;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;

/** The data of the company as somebody fills them in. */
public record CompanyForm(
        @Nullable String name,
        @Nullable String country,
        @Nullable String taxId,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String registration) {

    /** The company with what the form says; code, currency and zone stay. */
    Company applied(Company company) {
        return new Company(
                company.id(),
                company.code(),
                knownName(),
                company.currency(),
                knownCountry(),
                company.zone(),
                Entered.text(taxId),
                new Company.Letterhead(
                        Entered.text(street),
                        Entered.text(postalCode),
                        Entered.text(city),
                        email == null || email.isBlank() ? null : EmailAddress.checked(email),
                        Entered.text(phone),
                        Entered.text(website),
                        Entered.text(registration)));
    }

    private String knownName() {
        String text = Entered.text(name);
        if (text == null) {
            throw Refusal.invalid("NAME_MISSING", "Write the company's name.");
        }
        return text;
    }

    private String knownCountry() {
        if (country == null || !Set.of(Locale.getISOCountries()).contains(country)) {
            throw Refusal.invalid("COUNTRY_UNKNOWN", "Choose the country.");
        }
        return country;
    }
}
