package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/**
 * One way to pay (BG-16).
 *
 * @param code UNTDID 4461: 30 credit transfer, 58 SEPA credit transfer, 59 SEPA direct debit, 48 card (BT-81)
 * @param text the same in words (BT-82)
 * @param account to pay to (BG-17)
 * @param card BG-18
 * @param debitedAccount the account that is debited (BT-91)
 */
public record PaymentMeans(
        @Nullable String code,
        @Nullable String text,
        @Nullable Account account,
        @Nullable Card card,
        @Nullable String debitedAccount) {
    public static PaymentMeans transfer(String code, Account account) {
        return new PaymentMeans(code, null, account, null, null);
    }
}
