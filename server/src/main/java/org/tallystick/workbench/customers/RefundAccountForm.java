package org.tallystick.workbench.customers;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.RefundAccount;

/** The form that asks for another refund account, as it was sent; without anything it takes the account away. */
record RefundAccountForm(
        @Nullable String beneficiary,
        @Nullable String iban,
        @Nullable String account,
        @Nullable String routingNumber,
        @Nullable AccountKind accountKind,
        @Nullable String reason) {
    @Nullable
    RefundAccount agreed() {
        if (text(beneficiary).isEmpty() && text(iban).isEmpty() && text(account).isEmpty()) {
            return null;
        }
        AchAccount ach = text(routingNumber).isEmpty()
                ? null
                : AchAccount.of(
                        text(routingNumber), text(account), accountKind == null ? AccountKind.CHECKING : accountKind);
        return new RefundAccount(text(beneficiary), iban, account, ach);
    }

    String why() {
        return text(reason);
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }
}
