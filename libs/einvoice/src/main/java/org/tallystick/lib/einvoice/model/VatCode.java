package org.tallystick.lib.einvoice.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A category of VAT and its rate.
 *
 * @param category UNTDID 5305: S, Z, E, AE, K, G, O, L, M (BT-95, 102, 118, 151)
 * @param rate in percent; absent when the category is O (BT-96, 103, 119, 152)
 */
public record VatCode(@Nullable String category, @Nullable BigDecimal rate) {}
