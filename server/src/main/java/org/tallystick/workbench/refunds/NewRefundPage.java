package org.tallystick.workbench.refunds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Payment;
import org.tallystick.platform.web.Choice;

/** The form that asks for a refund, filled in with what the payment says about its payer. */
public record NewRefundPage(Payment payment, @Nullable Customer payer, List<BankAccount> bankAccounts) {
    public NewRefundPage {
        bankAccounts = List.copyOf(bankAccounts);
    }

    public String beneficiary() {
        if (payment.payerName() != null) {
            return payment.payerName();
        }
        return payer == null ? "" : payer.name();
    }

    /** The account the money came from, when it reads like an IBAN. */
    public String iban() {
        String account = payment.payerAccount();
        return account != null && account.matches("[A-Z]{2}[0-9]{2}[A-Z0-9 ]{8,}") ? account : "";
    }

    /** Any other account the money came from. */
    public String account() {
        String account = payment.payerAccount();
        return account == null || !iban().isEmpty() ? "" : account;
    }

    public List<Choice> accounts() {
        return bankAccounts.stream()
                .map(account -> new Choice(account.id().toString(), account.name()))
                .toList();
    }
}
