package org.tallystick.lib.bankfiles.pain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Counterparty;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.StructuredReference;

/**
 * One transfer or direct debit as a file states it.
 *
 * @param ordinal its place in the file, from 1
 * @param counterparty the creditor of a transfer, the debtor of a direct debit
 * @param mandateId of a direct debit
 * @param signedOn the day of the signature of the mandate
 * @param sound false when an ERROR was found in it
 */
public record PaymentOrder(
        long ordinal,
        @Nullable String endToEndId,
        StatedAmount amount,
        Counterparty counterparty,
        @Nullable String mandateId,
        @Nullable LocalDate signedOn,
        List<String> freeText,
        List<StructuredReference> references,
        boolean sound) {
    public PaymentOrder {
        freeText = List.copyOf(freeText);
        references = List.copyOf(references);
    }
}
