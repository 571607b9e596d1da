package org.tallystick.lib.bankfiles.pain;

import java.time.LocalDate;
import org.tallystick.lib.money.Money;

/**
 * A direct debit to send.
 *
 * @param endToEndId up to 35 characters, unique: it comes back in status reports, statements and returns
 * @param amount in euro
 * @param mandateId as the debtor was told
 * @param signedOn the day the mandate was signed
 */
public record OutgoingDebit(
        String endToEndId,
        Money amount,
        SepaAccount debtor,
        String mandateId,
        LocalDate signedOn,
        SepaRemittance remittance) {
    /** @throws IllegalArgumentException when a part breaks a rule of SEPA, the message names which */
    public OutgoingDebit {
        SepaText.identifier("endToEndId", endToEndId);
        SepaText.identifier("mandateId", mandateId);
        SepaAmount.check(amount);
    }
}
