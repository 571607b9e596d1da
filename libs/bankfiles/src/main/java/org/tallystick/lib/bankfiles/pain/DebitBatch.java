package org.tallystick.lib.bankfiles.pain;

import java.time.LocalDate;

/**
 * Direct debits of one day, one sequence type and one scheme to one account.
 *
 * @param collectOn a business day of TARGET2, which the caller has chosen
 * @param batchBooking whether the bank books them as one sum
 * @param debits taken twice, because the totals stand in front: each time the same ones in the same order
 */
public record DebitBatch(
        String id,
        LocalDate collectOn,
        Scheme scheme,
        SequenceType sequenceType,
        SepaAccount creditor,
        CreditorIdentifier creditorIdentifier,
        boolean batchBooking,
        Iterable<OutgoingDebit> debits) {
    /** Of consumers, with a right to a refund, or of companies, without. */
    public enum Scheme {
        CORE,
        B2B
    }

    /** The place of the debits in the life of their mandates: first, recurring, one-off, final. */
    public enum SequenceType {
        FRST,
        RCUR,
        OOFF,
        FNAL
    }

    public DebitBatch {
        SepaText.identifier("id", id);
    }
}
