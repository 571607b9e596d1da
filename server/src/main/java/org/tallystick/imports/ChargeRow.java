package org.tallystick.imports;

import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.CustomerId;

/** A charge whose customer is still a number; the input names nobody until it is found. */
record ChargeRow(String customer, ChargeInput input) {
    ChargeInput of(CustomerId id) {
        return input.of(id);
    }
}
