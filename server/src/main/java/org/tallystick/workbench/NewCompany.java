package org.tallystick.workbench;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** What was typed into the form of a new company. */
public record NewCompany(String name, String code, String currency, String country, String zone) {
    static final NewCompany EMPTY = new NewCompany("", "", "", "", "");

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,19}");

    Company toCompany() {
        if (name.isBlank()) {
            throw Refusal.invalid("NAME_MISSING", "Write the company's name.");
        }
        String upper = code.strip().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(upper).matches()) {
            throw Refusal.invalid(
                    "COMPANY_CODE_INVALID", "The code has two to twenty letters, digits or hyphens, such as ACME.");
        }
        if (!CurrencyCode.isKnown(currency)) {
            throw Refusal.invalid("CURRENCY_UNKNOWN", "Choose the currency of the books.");
        }
        if (!Set.of(Locale.getISOCountries()).contains(country)) {
            throw Refusal.invalid("COUNTRY_UNKNOWN", "Choose the country.");
        }
        return new Company(
                CompanyId.next(),
                upper,
                name.strip(),
                CurrencyCode.of(currency),
                country,
                knownZone(),
                null,
                Company.Letterhead.EMPTY);
    }

    private ZoneId knownZone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Refusal.invalid("ZONE_UNKNOWN", "Choose the time zone.");
        }
    }
}
