package org.tallystick.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;

/** A contract with all that decides what it charges. */
record ChargingContract(
        ContractId id,
        String number,
        CustomerId customer,
        CurrencyCode currency,
        @Nullable LocalDate endsOn,
        DueCharges charges) {}
