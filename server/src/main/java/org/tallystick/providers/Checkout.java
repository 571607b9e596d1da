package org.tallystick.providers;

/** A page of the provider that waits for a payer: the provider's id of the payment, and where the page is. */
public record Checkout(String id, String page) {}
