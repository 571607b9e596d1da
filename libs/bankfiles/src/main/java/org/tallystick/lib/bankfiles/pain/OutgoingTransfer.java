package org.tallystick.lib.bankfiles.pain;

import org.tallystick.lib.money.Money;

/**
 * A credit transfer to send.
 *
 * @param endToEndId up to 35 characters, unique: it comes back in status reports and statements
 * @param amount in euro
 */
public record OutgoingTransfer(String endToEndId, Money amount, SepaAccount creditor, SepaRemittance remittance) {
    /** @throws IllegalArgumentException when a part breaks a rule of SEPA, the message names which */
    public OutgoingTransfer {
        SepaText.identifier("endToEndId", endToEndId);
        SepaAmount.check(amount);
    }
}
