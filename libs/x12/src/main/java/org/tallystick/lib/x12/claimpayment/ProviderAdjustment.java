package org.tallystick.lib.x12.claimpayment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * Money that belongs to no claim: one pair of a PLB.
 *
 * @param payee PLB01
 * @param fiscalPeriod the end of the fiscal year (PLB02)
 * @param reason WO recovery, FB forward balance, L6 interest and others (PLB03-1); any is accepted
 * @param reference PLB03-2, may be empty
 * @param amount positive when it is taken from the payment
 */
public record ProviderAdjustment(
        String payee, @Nullable LocalDate fiscalPeriod, String reason, String reference, Money amount) {}
