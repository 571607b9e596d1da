package org.tallystick.payments;

import java.time.Instant;
import java.util.UUID;
import org.tallystick.lib.money.Money;

/** A file of refunds as it went to the bank. */
public record RefundFile(
        UUID id, UUID bankAccount, String name, Money amount, int refunds, Instant madeAt, String madeBy) {}
