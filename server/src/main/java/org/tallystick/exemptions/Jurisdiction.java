package org.tallystick.exemptions;

import java.util.Locale;
import org.tallystick.platform.Refusal;

/** Where a tax is levied: a country of ISO 3166-1 such as {@code DE}, or a part of one of ISO 3166-2 such as {@code US-CA}. */
public record Jurisdiction(String code) {
    public Jurisdiction {
        code = code.strip().toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{2}(-[A-Z0-9]{1,3})?")) {
            throw Refusal.invalid(
                    "JURISDICTION_INVALID", "Write where it holds as a country or a part of one: DE, or US-CA.");
        }
    }

    /** A certificate of a whole country is good for its parts; one of a part is good where only the country is known. */
    boolean covers(Jurisdiction place) {
        return code.equals(place.code) || place.code.startsWith(code + "-") || code.startsWith(place.code + "-");
    }

    @Override
    public String toString() {
        return code;
    }
}
