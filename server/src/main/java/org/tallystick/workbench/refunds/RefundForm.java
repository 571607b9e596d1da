package org.tallystick.workbench.refunds;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.EntryClass;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.AchDestination;
import org.tallystick.payments.RefundInput;
import org.tallystick.payments.RefundSource;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;

/** The form that asks for a refund, as it was sent; what it does not say is null. */
record RefundForm(
        @Nullable String amount,
        @Nullable UUID bankAccount,
        @Nullable String beneficiary,
        @Nullable String iban,
        @Nullable String account,
        @Nullable String routingNumber,
        @Nullable AccountKind accountKind,
        @Nullable EntryClass entryClass,
        @Nullable String reason) {
    RefundInput input(RefundSource source, CurrencyCode currency) {
        if (bankAccount == null) {
            throw Refusal.invalid("BANK_ACCOUNT_MISSING", "Choose the account the refund leaves.");
        }
        return new RefundInput(
                source,
                Entered.money("amount", text(amount), currency),
                bankAccount,
                text(beneficiary),
                iban,
                account,
                ach(),
                text(reason));
    }

    /** A routing number makes it an American account. */
    private @Nullable AchDestination ach() {
        if (routingNumber == null || routingNumber.isBlank()) {
            return null;
        }
        return new AchDestination(
                AchAccount.of(routingNumber, text(account), accountKind == null ? AccountKind.CHECKING : accountKind),
                entryClass == EntryClass.CCD ? EntryClass.CCD : EntryClass.PPD);
    }

    private static String text(@Nullable String entered) {
        return entered == null ? "" : entered;
    }
}
