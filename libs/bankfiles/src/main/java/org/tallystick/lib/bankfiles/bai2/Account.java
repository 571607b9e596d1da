package org.tallystick.lib.bankfiles.bai2;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankAccount;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.DetailDraft;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;

/** One account of a group, from its record 03: a statement of the day. */
final class Account {
    private final Control control = new Control(ProblemCode.BAI2_ACCOUNT);
    private final List<Balance> balances = new ArrayList<>();
    private final BankAccount account;
    private final String currency;
    private final Group group;

    private Account(BankAccount account, String currency, Group group) {
        this.account = account;
        this.currency = currency;
        this.group = group;
    }

    /** Reads account, currency, balances and summaries. */
    static Account of(LogicalRecord row, Group group, Amounts amounts) {
        String number = row.next();
        String stated = row.next();
        String currency = stated.isEmpty() ? group.currency() : stated;
        boolean iban = DetailDraft.isIban(number);
        var account = new Account(
                new BankAccount(iban ? number : null, iban ? null : number, null, currency, null), currency, group);
        while (row.hasNext()) {
            account.summary(row, amounts);
        }
        account.control.addLines(row.lines());
        return account;
    }

    private void summary(LogicalRecord row, Amounts amounts) {
        String type = row.next();
        if (type.isEmpty()) {
            return;
        }
        String amount = row.next();
        row.next();
        FundsType.of(row);
        BigInteger whole = Amounts.whole(amount);
        if (whole != null) {
            control.add(whole);
        }
        if (TypeCodes.isBalance(type) && !amount.isEmpty()) {
            Direction direction = amount.startsWith("-") ? Direction.DEBIT : Direction.CREDIT;
            balances.add(new Balance(
                    TypeCodes.balance(type),
                    amounts.amount(amount, currency, Severity.ERROR, row.line()),
                    direction,
                    group.asOf()));
        }
    }

    Control control() {
        return control;
    }

    String id() {
        return account.id();
    }

    String currency() {
        return currency;
    }

    @Nullable
    LocalDate asOf() {
        return group.asOf();
    }

    boolean intraday() {
        return group.intraday();
    }

    BankStatement statement(ReadingState state, String file) {
        return new BankStatement(
                state.statement(), file, account, currency, null, null, group.asOf(), group.asOf(), balances);
    }
}
