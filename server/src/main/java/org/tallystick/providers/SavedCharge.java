package org.tallystick.providers;

import org.tallystick.lib.money.Money;

/** What is taken with a saved method, named by the provider's token. */
public record SavedCharge(String token, Money amount, String title) {}
