package org.tallystick.lib.bankfiles.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header of a statement, report or notification.
 *
 * @param ordinal its place in the file, from 1
 * @param id the bank's own identification
 * @param currency of the account, else of the first balance, else of the first entry
 * @param sequence the bank's running number, electronic before legal
 * @param balances in file order, nothing left out
 */
public record BankStatement(
        int ordinal,
        String id,
        BankAccount account,
        @Nullable String currency,
        @Nullable String sequence,
        @Nullable Page page,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Balance> balances) {
    /** The page of a statement that was cut into several. */
    public record Page(String number, boolean last) {}

    public BankStatement {
        balances = List.copyOf(balances);
    }

    /** The balance before the first entry: OPBD, else PRCD. */
    public Optional<Balance> opening() {
        return balance("OPBD").or(() -> balance("PRCD"));
    }

    /** The booked balance after the last entry: CLBD. */
    public Optional<Balance> closing() {
        return balance("CLBD");
    }

    /** The first balance of a code. */
    public Optional<Balance> balance(String code) {
        return balances.stream().filter(balance -> balance.code().equals(code)).findFirst();
    }
}
