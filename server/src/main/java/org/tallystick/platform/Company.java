package org.tallystick.platform;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;

/** The legal entity that issues documents, and the boundary of isolation. */
public record Company(
        CompanyId id,
        String code,
        String name,
        CurrencyCode currency,
        String country,
        ZoneId zone,
        @Nullable String taxId,
        Letterhead letterhead) {

    /** What its documents show besides the name. */
    public record Letterhead(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String website,
            @Nullable String registration) {
        public static final Letterhead EMPTY = new Letterhead(null, null, null, null, null, null, null);
    }
}
