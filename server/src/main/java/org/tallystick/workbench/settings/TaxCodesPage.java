package org.tallystick.workbench.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tallystick.invoicing.TaxRate;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.invoices.WhyAmount;

/** The tax codes with their history: all rates, and which of them hold today. */
public record TaxCodesPage(List<TaxRate> rates, Map<String, TaxRate> today, LocalDate day) {
    public TaxCodesPage {
        rates = List.copyOf(rates);
        today = Map.copyOf(today);
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
