package org.tallystick.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.tallystick.lib.money.Money;

/** Checks and cash brought to the bank together; one line of the bank's statement brings its amount. */
public record Deposit(
        DepositId id,
        String number,
        UUID bankAccount,
        Money amount,
        long baseMinor,
        LocalDate depositedOn,
        int payments,
        Instant recordedAt,
        String recordedBy) {}
