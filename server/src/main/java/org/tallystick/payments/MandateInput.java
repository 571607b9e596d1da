package org.tallystick.payments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.pain.OutgoingDebit;
import org.tallystick.lib.bankfiles.pain.SepaAccount;
import org.tallystick.lib.bankfiles.pain.SepaRemittance;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/**
 * A signed mandate as a person writes it down; whatever a file of direct debits would refuse is refused here.
 *
 * @param lastUsedOn when it was used before Tallystick kept it, so that the next debit is no first one
 * @param noticeDays how many days before a debit the payer agreed to be told; null for the company's usual ones
 */
public record MandateInput(
        String reference,
        LocalDate signedOn,
        Mandate.Scheme scheme,
        String holder,
        String iban,
        @Nullable String bic,
        @Nullable LocalDate lastUsedOn,
        @Nullable Integer noticeDays) {
    public MandateInput {
        reference = reference.strip();
        holder = holder.strip();
        if (lastUsedOn != null && lastUsedOn.isBefore(signedOn)) {
            throw Refusal.invalid("MANDATE_INVALID", "A mandate is used after it is signed; check the two days.");
        }
        if (noticeDays != null) {
            Creditor.requireDays(noticeDays);
        }
        if (reference.isEmpty()) {
            throw Refusal.invalid("MANDATE_INVALID", "Write the reference the payer was told.");
        }
        iban = checked(reference, signedOn, holder, iban, bic);
    }

    /** The IBAN in capital letters without blanks. */
    private static String checked(
            String reference, LocalDate signedOn, String holder, String iban, @Nullable String bic) {
        try {
            var account = new SepaAccount(holder, iban, bic);
            var cent = Money.of("0.01", CurrencyCode.of("EUR"));
            return new OutgoingDebit("1", cent, account, reference, signedOn, new SepaRemittance.FreeText(""))
                    .debtor()
                    .iban();
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "MANDATE_INVALID",
                    "A direct debit would not be taken: " + String.valueOf(e.getMessage()) + ". Look it up again.");
        }
    }
}
