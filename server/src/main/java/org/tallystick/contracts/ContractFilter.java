package org.tallystick.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** Which contracts a list shows; the state is the one on a day. */
public record ContractFilter(
        @Nullable CustomerId customer, @Nullable String text, Contract.@Nullable State state, LocalDate today) {}
