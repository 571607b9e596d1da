package org.tallystick.platform;

import java.time.ZoneId;
import java.util.Locale;
import org.tallystick.lib.money.CurrencyCode;

/** A company of a code nobody has. */
public final class SampleCompany {
    private SampleCompany() {}

    public static Company in(ZoneId zone, CurrencyCode currency) {
        CompanyId id = CompanyId.next();
        String code = "T-" + id.toString().replace("-", "").substring(8, 24).toUpperCase(Locale.ROOT);
        return new Company(id, code, "Acme Corp", currency, "DE", zone, null, Company.Letterhead.EMPTY);
    }

    /** One in Berlin that counts in euros. */
    public static Company german() {
        return in(ZoneId.of("Europe/Berlin"), CurrencyCode.of("EUR"));
    }
}
