package org.tallystick.lib.bankfiles.lockbox;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Fingerprint;
import org.tallystick.lib.bankfiles.statement.ReferredDocument;
import org.tallystick.lib.bankfiles.statement.StatedAmount;

/**
 * One check that came to a lockbox.
 *
 * @param ordinal its place in the batch, from 1
 * @param routing the bank it is drawn on
 * @param documents the invoices the payer names, in file order
 * @param fingerprint the same for the same check in another delivery of the file
 * @param sound false when an ERROR was found in it
 */
public record LockboxCheck(
        long ordinal,
        String lockbox,
        String batch,
        String sequence,
        StatedAmount amount,
        @Nullable String routing,
        @Nullable String account,
        @Nullable String number,
        @Nullable LocalDate writtenOn,
        @Nullable LocalDate depositedOn,
        @Nullable String remitter,
        List<ReferredDocument> documents,
        Fingerprint fingerprint,
        boolean sound) {
    public LockboxCheck {
        documents = List.copyOf(documents);
    }
}
