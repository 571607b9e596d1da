package org.tallystick.workbench.payments;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.platform.web.Choice;

/** The form of a payment that is booked by hand. */
public record NewPaymentPage(
        String customer, String reference, String amount, LocalDate today, List<BankAccount> bankAccounts) {
    public NewPaymentPage {
        bankAccounts = List.copyOf(bankAccounts);
    }

    public List<Choice> accounts() {
        return bankAccounts.stream()
                .map(account -> new Choice(
                        account.id().toString(),
                        account.name() + " (" + account.currency().code() + ")"))
                .toList();
    }

    public List<Choice> methods() {
        return Arrays.stream(PaymentMethod.values())
                .map(method -> new Choice(method.name(), method.title()))
                .toList();
    }
}
