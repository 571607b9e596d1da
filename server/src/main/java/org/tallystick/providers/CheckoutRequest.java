package org.tallystick.providers;

import org.tallystick.lib.money.Money;

/**
 * What a payer is to pay.
 *
 * @param title what the provider's page says it is for
 * @param returnTo where the payer goes afterwards
 * @param keepMethod the payer agreed that the method is kept
 */
public record CheckoutRequest(Money amount, String title, String returnTo, boolean keepMethod) {}
