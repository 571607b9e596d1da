package org.tallystick.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/** A held customer is let through all the same, until a day and up to an exposure. */
public record HoldOverride(
        UUID id,
        CustomerId customer,
        LocalDate untilOn,
        Money most,
        String reason,
        Instant recordedAt,
        String recordedBy) {}
