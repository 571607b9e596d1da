package org.tallystick.workbench.settings;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.exemptions.Jurisdiction;
import org.tallystick.exemptions.NeededCertificates.Needed;
import org.tallystick.invoicing.TaxRate;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.invoices.WhyAmount;

/** The tax codes with their history: all rates, and which of them hold today. */
public record TaxCodesPage(List<TaxRate> rates, Map<String, TaxRate> today, Map<String, Needed> needed, LocalDate day) {
    private static final Set<String> TAXED = Set.of("S", "Z");

    public TaxCodesPage {
        rates = List.copyOf(rates);
        today = Map.copyOf(today);
        needed = Map.copyOf(needed);
    }

    public static List<Choice> prices() {
        return List.of(new Choice("false", "Before tax"), new Choice("true", "With tax"));
    }

    /** The codes of today under which no tax is charged. */
    public List<TaxRate> untaxed() {
        return today.values().stream()
                .filter(rate -> !TAXED.contains(rate.category()))
                .sorted(Comparator.comparing(TaxRate::code))
                .toList();
    }

    /** Where the certificate of a code must hold, where a place is named. */
    public String placeOf(TaxRate rate) {
        return Optional.ofNullable(needed.get(rate.code()))
                .flatMap(Needed::place)
                .map(Jurisdiction::code)
                .orElse("");
    }

    public static List<Choice> categories() {
        return Stream.of("S", "Z", "E", "AE", "K", "G", "O")
                .map(code -> new Choice(code, code + " · " + WhyAmount.category(code)))
                .toList();
    }

    public String validity(TaxRate rate) {
        return rate.equals(today.get(rate.code())) ? "Today" : rate.validFrom().isAfter(day) ? "To come" : "Past";
    }

    public Tone tone(TaxRate rate) {
        return rate.equals(today.get(rate.code()))
                ? Tone.GOOD
                : rate.validFrom().isAfter(day) ? Tone.INFO : Tone.NEUTRAL;
    }
}
