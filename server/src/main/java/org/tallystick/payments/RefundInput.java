package org.tallystick.payments;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * What is to be paid back, from which account of ours, to whom and where: an IBAN, an American account, or another account in
 * words.
 */
public record RefundInput(
        RefundSource source,
        Money amount,
        UUID bankAccount,
        String beneficiary,
        @Nullable String iban,
        @Nullable String account,
        @Nullable AchDestination ach,
        String reason) {
    public RefundInput {
        beneficiary = beneficiary.strip();
        reason = reason.strip();
        iban = iban == null ? null : compact(iban);
        account = account == null || account.isBlank() ? null : account.strip();
        if (ach != null) {
            account = ach.account().number();
        }
    }

    /** To an IBAN or another account in words. */
    public RefundInput(
            PaymentId payment,
            Money amount,
            UUID bankAccount,
            String beneficiary,
            @Nullable String iban,
            @Nullable String account,
            String reason) {
        this(new RefundSource.OfPayment(payment), amount, bankAccount, beneficiary, iban, account, null, reason);
    }

    private static @Nullable String compact(String iban) {
        String text = iban.replaceAll("[\\s\u00a0]", "").toUpperCase(Locale.ROOT);
        return text.isEmpty() ? null : text;
    }
}
