package org.tallystick.workbench.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.Account;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Creditor;
import org.tallystick.platform.web.Choice;

/** The company's accounts at banks, and the ledger accounts another one can be kept under. */
public record BankAccountsPage(List<BankAccount> accounts, List<Account> ledger, String currency, Creditor creditor) {
    public BankAccountsPage {
        accounts = List.copyOf(accounts);
        ledger = List.copyOf(ledger);
    }

    /** Assets that are not closed. */
    public List<Choice> ledgerAccounts() {
        return ledger.stream()
                .filter(account -> account.kind() == Account.Kind.ASSET && account.closedOn() == null)
                .map(account -> new Choice(account.number(), account.number() + " · " + account.name()))
                .toList();
    }

    /** The IBAN in groups of four, or the number of an account that has none. */
    public static @Nullable String number(BankAccount account) {
        String iban = account.iban();
        return iban == null
                ? account.accountNumber()
                : Iban.parse(iban).map(Iban::formatted).orElse(iban);
    }
}
