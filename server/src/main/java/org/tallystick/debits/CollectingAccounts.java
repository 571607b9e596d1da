package org.tallystick.debits;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.Network;
import org.tallystick.payments.Originator;
import org.tallystick.payments.Originators;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Which accounts of a company can collect: by SEPA in euro with an IBAN, by ACH in US dollars with what the bank agreed. */
@Component
@Transactional(readOnly = true)
public class CollectingAccounts {
    private final BankAccounts accounts;
    private final Creditors creditors;
    private final Originators originators;

    CollectingAccounts(BankAccounts accounts, Creditors creditors, Originators originators) {
        this.accounts = accounts;
        this.creditors = creditors;
        this.originators = originators;
    }

    public List<CollectingAccount> list(CompanyId company) {
        boolean sepa = creditors.get(company).identifier() != null;
        Map<UUID, Originator> agreed = originators.byAccount(company);
        return accounts.list(company).stream()
                .filter(account -> isSepa(account) ? sepa : agreed.containsKey(account.id()))
                .map(account -> new CollectingAccount(account, isSepa(account) ? Network.SEPA : Network.ACH))
                .toList();
    }

    /** Ends the request when nothing can be collected to the account. */
    CollectingAccount get(CompanyId company, UUID id) {
        BankAccount account = accounts.find(company, id).orElseThrow(() -> Refusal.notFound("bank account"));
        if (isSepa(account)) {
            if (creditors.get(company).identifier() == null) {
                throw Refusal.conflict(
                        "CREDITOR_MISSING", "The company has no creditor identifier yet; its settings take it.");
            }
            return new CollectingAccount(account, Network.SEPA);
        }
        if (!account.currency().equals(Network.ACH.currency())) {
            throw Refusal.invalid(
                    "BANK_ACCOUNT_UNFIT", "Choose an account in euro that has an IBAN, or one in US dollars.");
        }
        if (originators.find(company, id).isEmpty()) {
            throw Refusal.conflict(
                    "ORIGINATOR_MISSING",
                    "The account does not say yet how its bank takes ACH files; the settings of bank accounts take it.");
        }
        return new CollectingAccount(account, Network.ACH);
    }

    private static boolean isSepa(BankAccount account) {
        return account.iban() != null && account.currency().equals(Network.SEPA.currency());
    }
}
