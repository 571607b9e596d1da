package org.tallystick.contracts;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** Which orders a list shows; the text is an id or a purchase order. */
public record OrderFilter(
        @Nullable CustomerId customer, @Nullable String text, Order.@Nullable State state) {}
