package org.tallystick.workbench;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.web.Choice;

/** The form of a new company and what can be chosen in it. */
public record NewCompanyPage(NewCompany company) {
    /** Those in use today: the JDK remembers many that are not. */
    public List<Choice> currencies() {
        return Arrays.stream(Locale.getISOCountries())
                .map(country -> Currency.getInstance(Locale.of("", country)))
                .filter(Objects::nonNull)
                .distinct()
                .filter(currency -> CurrencyCode.isKnown(currency.getCurrencyCode()))
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> new Choice(
                        currency.getCurrencyCode(),
                        currency.getCurrencyCode() + " · " + currency.getDisplayName(Locale.UK)))
                .toList();
    }

    public List<Choice> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(country -> new Choice(country, Locale.of("", country).getDisplayCountry(Locale.UK)))
                .sorted(Comparator.comparing(Choice::title))
                .toList();
    }

    public List<Choice> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || isPlace(zone))
                .sorted()
                .map(zone -> new Choice(zone, zone.replace('_', ' ')))
                .toList();
    }

    private static boolean isPlace(String zone) {
        return zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/");
    }
}
