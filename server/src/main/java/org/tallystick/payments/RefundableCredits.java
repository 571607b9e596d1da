package org.tallystick.payments;

import java.time.LocalDate;
import java.util.UUID;
import org.tallystick.access.Caller;
import org.tallystick.platform.CompanyId;

/**
 * The credit memos that can be paid back. They are kept above payments, by receivables, which does its part of each deed of
 * {@link RefundDesk} here, in the same transaction.
 */
public interface RefundableCredits {
    /** Locks the customer and the credit, and says what is left. */
    RefundClaim lock(CompanyId company, UUID credit);

    /** The refund was written down and posted: the credit has that much less left. */
    void take(Caller caller, UUID credit, Refund refund);

    /** Locks what giving a refund back will change. */
    void lock(CompanyId company, RefundId refund);

    /** The refund was given back and posted: the credit has its amount again. */
    void giveBack(Caller caller, Refund refund, LocalDate on, String reason);
}
