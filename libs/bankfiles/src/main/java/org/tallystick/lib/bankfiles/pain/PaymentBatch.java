package org.tallystick.lib.bankfiles.pain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Counterparty;

/**
 * The payment information (PmtInf) around transactions of one day and one own account.
 *
 * @param ordinal its place in the file, from 1
 * @param requestedOn the day of execution or collection
 * @param localInstrument such as CORE or B2B
 * @param sequenceType FRST, RCUR, OOFF or FNAL
 * @param owner whose order it is: the debtor of transfers, the creditor of direct debits
 * @param creditorIdentifier of direct debits, where it stands here and not in the transaction
 * @param transactions as stated; null when it says nothing
 * @param controlSum as stated; null when it says nothing
 */
public record PaymentBatch(
        int ordinal,
        String id,
        @Nullable LocalDate requestedOn,
        @Nullable String localInstrument,
        @Nullable String sequenceType,
        Counterparty owner,
        @Nullable String creditorIdentifier,
        @Nullable String transactions,
        @Nullable String controlSum) {}
