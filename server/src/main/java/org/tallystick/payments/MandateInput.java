package org.tallystick.payments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment;
import org.tallystick.lib.bankfiles.pain.OutgoingDebit;
import org.tallystick.lib.bankfiles.pain.SepaAccount;
import org.tallystick.lib.bankfiles.pain.SepaRemittance;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/**
 * A signed mandate as a person writes it down; whatever a file of direct debits would refuse is refused here.
 *
 * @param authorizedHow for ACH, such as a signed form or a recorded call; banks ask for it. Null for SEPA
 * @param lastUsedOn when it was used before Tallystick kept it, so that the next debit is no first one
 * @param noticeDays how many days before a debit the payer agreed to be told; null for the company's usual ones
 */
public record MandateInput(
        String reference,
        LocalDate signedOn,
        Mandate.Scheme scheme,
        String holder,
        DebitAccount account,
        @Nullable String authorizedHow,
        @Nullable LocalDate lastUsedOn,
        @Nullable Integer noticeDays) {
    private static final int LONGEST_REFERENCE = 35;

    public MandateInput {
        reference = reference.strip();
        holder = holder.strip();
        if (lastUsedOn != null && lastUsedOn.isBefore(signedOn)) {
            throw Refusal.invalid("MANDATE_INVALID", "A mandate is used after it is signed; check the two days.");
        }
        if (noticeDays != null) {
            Creditor.requireDays(noticeDays);
        }
        if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
            throw Refusal.invalid(
                    "MANDATE_INVALID",
                    "Write the reference the payer was told, of at most " + LONGEST_REFERENCE + " characters.");
        }
        if (scheme.network() != account.network()) {
            throw Refusal.invalid("MANDATE_INVALID", "The account does not belong to the scheme; check both.");
        }
        authorizedHow = authorizedHow == null || authorizedHow.isBlank() ? null : authorizedHow.strip();
        if ((scheme.network() == Network.ACH) != (authorizedHow != null)) {
            throw Refusal.invalid(
                    "AUTHORIZATION_MISSING", "Say how an ACH debit was authorised; a mandate of SEPA is signed.");
        }
        account = checked(reference, signedOn, scheme, holder, account);
    }

    /** The account as a file would hold it. */
    private static DebitAccount checked(
            String reference, LocalDate signedOn, Mandate.Scheme scheme, String holder, DebitAccount account) {
        try {
            return switch (account) {
                case DebitAccount.Sepa sepa -> checked(reference, signedOn, holder, sepa);
                case AchAccount ach -> checked(scheme, holder, ach);
            };
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "MANDATE_INVALID",
                    "A direct debit would not be taken: " + String.valueOf(e.getMessage()) + ". Look it up again.");
        }
    }

    private static DebitAccount checked(String reference, LocalDate signedOn, String holder, DebitAccount.Sepa sepa) {
        var account = new SepaAccount(holder, sepa.iban(), sepa.bic());
        var debit = new OutgoingDebit(
                "1", cent(Network.SEPA), account, reference, signedOn, new SepaRemittance.FreeText(""));
        return new DebitAccount.Sepa(debit.debtor().iban(), sepa.bic());
    }

    private static DebitAccount checked(Mandate.Scheme scheme, String holder, AchAccount ach) {
        String payment = scheme == Mandate.Scheme.WEB ? "R" : "";
        new OutgoingPayment(
                ach.kind(),
                Direction.DEBIT,
                false,
                ach.bank(),
                ach.number(),
                cent(Network.ACH),
                "",
                holder,
                payment,
                1,
                "");
        return ach;
    }

    private static Money cent(Network network) {
        return Money.of("0.01", network.currency());
    }
}
