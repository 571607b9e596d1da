package org.tallystick.lib.receivables.tax;

import org.tallystick.lib.money.Percent;

/** What a tax subtotal is grouped by: a category code (EN 16931 UNCL5305, such as {@code S}) and a rate. */
public record TaxKey(String category, Percent rate) {}
