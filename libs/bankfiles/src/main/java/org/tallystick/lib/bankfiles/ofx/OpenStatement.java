package org.tallystick.lib.bankfiles.ofx;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankAccount;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.DetailDraft;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;

/** What STMTRS, CCSTMTRS or INVSTMTRS says outside its movements. */
final class OpenStatement {
    private final ReadingState state;
    private final OfxValues values;
    private final String id;
    private final boolean investment;
    private final long line;
    private final List<Balance> balances = new ArrayList<>(2);
    private @Nullable String currency;
    private @Nullable String entryCurrency;
    private String account = "";
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private boolean ledgerSeen;
    private boolean securities;
    private boolean announced;

    OpenStatement(ReadingState state, OfxValues values, String id, boolean investment, long line) {
        this.state = state;
        this.values = values;
        this.id = id;
        this.investment = investment;
        this.line = line;
    }

    /** Whether the caller is the first to ask. */
    boolean announceOnce() {
        boolean first = !announced;
        announced = true;
        return first;
    }

    /** A value directly in the statement, its account or its list. */
    void take(String name, String text, long at) {
        switch (name) {
            case "CURDEF" -> currency = text;
            case "ACCTID" -> account = account.isEmpty() ? text : account;
            case "DTSTART" -> from = values.date(text, Severity.WARN, at);
            case "DTEND" -> to = values.date(text, Severity.WARN, at);
            default -> {}
        }
    }

    void balance(String code, Values found) {
        boolean ledger = code.equals("CLBD");
        ledgerSeen |= ledger;
        String amount = Objects.requireNonNullElse(found.get("BALAMT"), "");
        if (!StatedAmount.isNumber(OfxValues.unsigned(amount))) {
            if (ledger) {
                String shown = amount.substring(0, Math.min(40, amount.length()));
                Problem problem = Problem.of(Severity.WARN, ProblemCode.OFX_BALANCE, state.here(found.line()), shown);
                state.report(amount.isEmpty() ? problem : problem.saying("invalid"));
            }
            return;
        }
        String of = Objects.requireNonNullElse(currency(), "");
        balances.add(new Balance(
                code,
                values.amount(amount, of, Severity.WARN, found.line()),
                OfxValues.direction(amount),
                values.date(found.get("DTASOF"), Severity.WARN, found.line())));
    }

    void securities() {
        securities = true;
    }

    void entrySeen(String of) {
        entryCurrency = entryCurrency == null && !of.isEmpty() ? of : entryCurrency;
    }

    String accountId() {
        return account;
    }

    @Nullable
    String currency() {
        return currency == null ? entryCurrency : currency;
    }

    /** Reports what is only known at the end. */
    void check() {
        if (!ledgerSeen && !investment) {
            state.report(Problem.of(Severity.WARN, ProblemCode.OFX_BALANCE, state.here(line)));
        }
        if (securities) {
            state.report(Problem.of(Severity.INFO, ProblemCode.OFX_SECURITIES, state.here(line)));
        }
    }

    BankStatement statement() {
        boolean iban = DetailDraft.isIban(account);
        var owner = new BankAccount(iban ? account : null, iban ? null : account, null, currency(), null);
        return new BankStatement(state.statement(), id, owner, currency(), null, null, from, to, balances);
    }
}
