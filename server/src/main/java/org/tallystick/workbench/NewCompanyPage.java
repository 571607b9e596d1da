package org.tallystick.workbench;

import java.time.ZoneId;
import java.util.List;
import org.tallystick.platform.web.Choice;

/** The form of a new company and what can be chosen in it. */
public record NewCompanyPage(NewCompany company) {
    public List<Choice> currencies() {
        return Choices.currencies();
    }

    public List<Choice> countries() {
        return Choices.countries();
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
