package org.tallystick.workbench.settings;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.Approval;
import org.tallystick.ledger.Account;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Network;
import org.tallystick.payments.Originator;
import org.tallystick.platform.web.Choice;

/** The company's accounts at banks, and the ledger accounts another one can be kept under. */
public record BankAccountsPage(
        List<BankAccount> accounts,
        List<Approval> waiting,
        List<Account> ledger,
        String currency,
        Creditor creditor,
        Map<UUID, Originator> originators) {
    public BankAccountsPage {
        originators = Map.copyOf(originators);
        accounts = List.copyOf(accounts);
        waiting = List.copyOf(waiting);
        ledger = List.copyOf(ledger);
    }

    /** Those that can send ACH files. */
    public List<BankAccount> dollarAccounts() {
        return accounts.stream()
                .filter(account -> account.currency().equals(Network.ACH.currency()))
                .toList();
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
