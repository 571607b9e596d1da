package org.tallystick.payments;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Asked;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Changes of the company's own accounts, as they are asked for and as they are done. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OwnAccounts {
    private static final String SUBJECT = "bank account";
    private static final String ON_INVOICES = "Printed on invoices";

    private final BankAccounts banks;
    private final Companies companies;

    OwnAccounts(BankAccounts banks, Companies companies) {
        this.banks = banks;
        this.companies = companies;
    }

    void requireSound(Caller caller, BankAccount account) {
        caller.must(Permission.ADMINISTER);
        banks.requireSound(caller.company(), account);
    }

    /** There is nothing in force that could be replaced. */
    boolean setsUp(Caller caller) {
        return banks.list(caller.company()).isEmpty();
    }

    Asked asked(CompanyId company, BankAccount account, String reason) {
        Map<String, String> command = new TreeMap<>();
        command.put("Name", account.name().strip());
        put(command, "IBAN", account.iban());
        put(command, "BIC", account.bic());
        put(command, "Account", account.accountNumber());
        command.put("Currency", account.currency().code());
        command.put("Ledger account", account.ledgerAccount());
        command.put(ON_INVOICES, account.preferred() ? "yes" : "no");
        return asked(company, Ids.next(), account.name().strip(), reason, command)
                .insteadOf(account.preferred() ? printed(company, account.currency()) : Map.of());
    }

    Asked asked(Caller caller, UUID id, String reason) {
        caller.must(Permission.ADMINISTER);
        BankAccount account = banks.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("bank account"));
        if (account.preferred()) {
            throw Refusal.conflict("BANK_DETAILS_SAME", "This account is printed on invoices already.");
        }
        Map<String, String> command = new TreeMap<>();
        command.put("Name", account.name());
        put(command, "IBAN", account.iban());
        put(command, "Account", account.accountNumber());
        command.put(ON_INVOICES, "yes");
        return asked(caller.company(), id, account.name(), reason, command)
                .insteadOf(printed(caller.company(), account.currency()));
    }

    private Asked asked(CompanyId company, UUID subject, String label, String reason, Map<String, String> command) {
        Money nothing = Money.zero(companies.get(company).currency());
        return new Asked(ApprovalKind.BANK_DETAILS, SUBJECT, subject, label, null, nothing, nothing, reason, command);
    }

    /** What invoices in a currency name now. */
    private Map<String, String> printed(CompanyId company, CurrencyCode currency) {
        Map<String, String> named = new TreeMap<>();
        banks.list(company).stream()
                .filter(account -> account.preferred() && account.currency().equals(currency))
                .findFirst()
                .ifPresent(account -> {
                    named.put("Name", account.name());
                    put(named, "IBAN", account.iban());
                    put(named, "Account", account.accountNumber());
                    named.put(ON_INVOICES, "yes");
                });
        return named;
    }

    /** A new account has a ledger account in its command; one that is there already does not. */
    Approval.Deed carryOut(Caller asker, Asked asked) {
        Map<String, String> command = asked.command();
        String ledger = command.get("Ledger account");
        return ledger == null
                ? prefer(asker, asked.subject())
                : add(
                        asker,
                        new BankAccount(
                                asked.subject(),
                                asked.part("Name"),
                                command.get("IBAN"),
                                command.get("BIC"),
                                command.get("Account"),
                                CurrencyCode.of(asked.part("Currency")),
                                ledger,
                                asked.part(ON_INVOICES).equals("yes")));
    }

    Approval.Deed add(Caller caller, BankAccount account) {
        return new Approval.Deed(
                SUBJECT, banks.insert(caller, account), account.name().strip());
    }

    Approval.Deed prefer(Caller caller, UUID id) {
        banks.prefer(caller, id);
        return new Approval.Deed(
                SUBJECT, id, banks.find(caller.company(), id).orElseThrow().name());
    }

    private static void put(Map<String, String> named, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            named.put(name, value);
        }
    }
}
