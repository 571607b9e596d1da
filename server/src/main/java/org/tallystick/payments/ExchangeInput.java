package org.tallystick.payments;

import java.time.LocalDate;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/**
 * What a payment really was: all that is unapplied of it becomes this.
 *
 * @param on the day it counts from, on or after the day the payment came in
 * @param rule by which it is exchanged
 */
public record ExchangeInput(PaymentId payment, Money paid, LocalDate on, String rule) {
    public ExchangeInput {
        if (!paid.isPositive()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "The amount that was paid is above zero.");
        }
    }
}
