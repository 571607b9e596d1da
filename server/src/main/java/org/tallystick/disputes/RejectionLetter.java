package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.UUID;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/**
 * What a customer is told when their dispute is rejected; its number is the dispute's.
 *
 * @param label the number of the document it is about
 * @param words what the customer said
 * @param reason why it was rejected
 * @param dunnedFrom the day after the days of grace
 */
public record RejectionLetter(
        UUID id,
        DisputeId dispute,
        String number,
        CustomerId customer,
        String label,
        Money amount,
        String words,
        String reason,
        LocalDate openedOn,
        LocalDate writtenOn,
        LocalDate dunnedFrom) {
    /** The message that one is to be sent; its subject is the letter. */
    public static final String DUE = "disputes.rejected";

    public boolean hasGrace() {
        return dunnedFrom.isAfter(writtenOn);
    }
}
