package org.tallystick.lib.bankfiles.pain;

import java.time.LocalDate;

/**
 * Transfers of one day from one account.
 *
 * @param batchBooking whether the bank books them as one sum
 * @param transfers taken twice, because the totals stand in front: each time the same ones in the same order
 */
public record TransferBatch(
        String id,
        LocalDate requestedOn,
        SepaAccount debtor,
        boolean batchBooking,
        Iterable<OutgoingTransfer> transfers) {
    public TransferBatch {
        SepaText.identifier("id", id);
    }
}
