package org.tallystick.lib.bankfiles.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment inside an entry. Every source of a reference stands on its own; none overwrites another; lists keep the
 * order of the file.
 *
 * @param amount of this payment, null when only the entry has one
 * @param direction null when the detail says nothing: the one of the entry
 * @param freeText the unstructured remittance lines
 * @param referenceText the words beside structured references
 * @param additionalText what the bank adds to the transaction
 */
public record Detail(
        @Nullable StatedAmount amount,
        @Nullable Direction direction,
        @Nullable StatedAmount instructedAmount,
        @Nullable Exchange exchange,
        @Nullable String endToEndId,
        @Nullable String mandateId,
        @Nullable String transactionId,
        @Nullable String instructionId,
        @Nullable String bankReference,
        TransactionCode transactionCode,
        Counterparty counterparty,
        List<StructuredReference> structuredReferences,
        List<ReferredDocument> referredDocuments,
        List<String> freeText,
        List<String> referenceText,
        @Nullable String additionalText,
        @Nullable ReturnReason returnReason,
        List<Charge> charges) {
    public Detail {
        structuredReferences = List.copyOf(structuredReferences);
        referredDocuments = List.copyOf(referredDocuments);
        freeText = List.copyOf(freeText);
        referenceText = List.copyOf(referenceText);
        charges = List.copyOf(charges);
    }
}
