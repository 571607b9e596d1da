package org.tallystick.debits;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.tallystick.receivables.OpenItemId;

/**
 * What to collect, when, and to which account of the company.
 *
 * @param dueThrough items due later are left
 * @param noticeDays how many days before the collection payers are told
 * @param skipped items to leave although they are due
 */
public record DebitOrder(
        UUID bankAccount, LocalDate dueThrough, LocalDate collectOn, int noticeDays, Set<OpenItemId> skipped) {
    public DebitOrder {
        skipped = Set.copyOf(skipped);
    }

    /** The last day on which payers can be told in time. */
    public LocalDate notifiedOn() {
        return collectOn.minusDays(noticeDays);
    }
}
