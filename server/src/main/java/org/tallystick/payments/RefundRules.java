package org.tallystick.payments;

import org.tallystick.lib.bankfiles.pain.SepaAccount;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/** What a refund must say and may take, before it is asked for. */
final class RefundRules {
    private RefundRules() {}

    static void requireComplete(RefundInput input) {
        if (input.beneficiary().isEmpty() || (input.iban() == null && input.account() == null)) {
            throw Refusal.invalid("BENEFICIARY_MISSING", "Write who gets the money, and their IBAN or account.");
        }
        if (input.iban() != null && input.ach() != null) {
            throw Refusal.invalid(
                    "BENEFICIARY_INVALID", "A refund goes to one account: an IBAN or an American one, not both.");
        }
        required(input.reason());
    }

    static String required(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Write the reason; it is kept with the refund.");
        }
        return reason.strip();
    }

    static void requireFits(Money amount, RefundClaim claim, BankAccount bank) {
        if (!amount.currency().equals(claim.left().currency())
                || !bank.currency().equals(claim.left().currency())) {
            throw Refusal.invalid(
                    "CURRENCY_MISMATCH",
                    claim.number() + " is in " + claim.left().currency()
                            + "; choose an account kept in that currency.");
        }
        if (!amount.isPositive()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "An amount to refund is above zero.");
        }
        if (amount.compareTo(claim.left()) > 0) {
            throw claim.payment() == null
                    ? Refusal.conflict(
                            "CREDIT_USED_UP",
                            "Only what a credit memo has left is refunded: " + claim.left()
                                    + " now. Take back what it settled first.")
                    : Refusal.conflict(
                            "PAYMENT_USED_UP",
                            "Only what a payment has unapplied is refunded: " + claim.left()
                                    + " now. Take back what it settled first.");
        }
    }

    /** Somebody gets it at one place, and the bank would take it. */
    static void requireAccount(RefundAccount account) {
        if (account.beneficiary().isEmpty() || (account.iban() == null && account.account() == null)) {
            throw Refusal.invalid("BENEFICIARY_MISSING", "Write who gets the money, and their IBAN or account.");
        }
        if (account.iban() != null && account.account() != null) {
            throw Refusal.invalid(
                    "BENEFICIARY_INVALID", "Refunds go to one account: an IBAN or another one, not both.");
        }
        if (account.iban() != null) {
            try {
                new SepaAccount(account.beneficiary(), account.iban(), null);
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid("BENEFICIARY_INVALID", "The bank would refuse it: " + e.getMessage() + ".");
            }
        }
    }

    /** An IBAN that is written is right, and what goes by file fits into it. */
    static void requireSendable(Refund refund) {
        try {
            if (refund.ach() != null) {
                AchRefunds.entry(refund, refund.ach(), 1);
            } else if (RefundTransfers.fits(refund)) {
                RefundTransfers.transfer(refund);
            } else if (refund.iban() != null) {
                new SepaAccount(refund.beneficiary(), refund.iban(), null);
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("BENEFICIARY_INVALID", "The bank would refuse it: " + e.getMessage() + ".");
        }
    }
}
