package org.tallystick.payments;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.lib.money.Money;

/**
 * What a locked source of a refund has left, and on which account it stands.
 *
 * @param payment null for a credit memo
 * @param number by which people know the source
 * @param leftBaseMinor what is left in minor units of the company's currency, as booked
 */
public record RefundClaim(
        @Nullable PaymentId payment,
        String number,
        @Nullable CustomerId customer,
        Money left,
        long leftBaseMinor,
        AccountRole account) {}
