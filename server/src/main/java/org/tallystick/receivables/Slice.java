package org.tallystick.receivables;

import org.tallystick.lib.money.Money;

/** How much of which open item is to be settled. */
public record Slice(OpenItemId item, Money amount) {}
