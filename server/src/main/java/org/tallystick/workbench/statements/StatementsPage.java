package org.tallystick.workbench.statements;

import java.util.Map;
import java.util.UUID;
import org.tallystick.cashapp.ImportedStatement;
import org.tallystick.cashapp.ReceiptLine;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.Page;

/** The statements that were imported, and the lines that wait for a person. */
public record StatementsPage(
        Page<ImportedStatement> statements,
        Page<ReceiptLine> waiting,
        Map<UUID, BankAccount> accounts,
        boolean mayImport) {
    public StatementsPage {
        accounts = Map.copyOf(accounts);
    }

    public String accountOf(ImportedStatement statement) {
        BankAccount account = accounts.get(statement.bankAccount());
        return account == null ? "" : account.name();
    }
}
