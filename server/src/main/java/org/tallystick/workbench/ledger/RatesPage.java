package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.ledger.ExchangeRates.ExchangeRate;

/** The rates that were entered, the latest day first. */
public record RatesPage(List<ExchangeRate> rates, LocalDate today) {
    public RatesPage {
        rates = List.copyOf(rates);
    }
}
