package org.tallystick.imports;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Payments.SourceKey;

/** Money received as a file has it; customer and bank account are still what the file calls them. */
record PaymentRow(
        @Nullable String customer,
        PaymentMethod method,
        Money amount,
        LocalDate receivedOn,
        @Nullable String reference,
        @Nullable String payerName,
        @Nullable String payerAccount,
        @Nullable String bankAccount,
        String source,
        String sourceId) {
    SourceKey key() {
        return new SourceKey(source, sourceId);
    }

    PaymentInput of(@Nullable CustomerId owner, UUID account) {
        return new PaymentInput(
                owner, method, amount, receivedOn, reference, payerName, payerAccount, account, source, sourceId);
    }
}
