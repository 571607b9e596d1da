package org.tallystick.providers;

import java.time.LocalDate;
import org.tallystick.lib.money.Money;

/** What a provider sends to the company's bank account; its id stands in the text of the bank. */
public record ProviderPayout(String id, Money amount, LocalDate sentOn) {}
