package org.tallystick.lib.bankfiles.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.ValueReader;

/**
 * Checks the balance column. Oldest row first: balance(n) = balance(n-1) + amount(n). Latest row first:
 * balance(n-1) = balance(n) + amount(n-1).
 */
final class RunningBalance {
    private final ReadingState state;
    private final String currency;
    private @Nullable Row first;
    private @Nullable Row last;
    private long rising;
    private long falling;
    private boolean gap;

    private record Row(BigDecimal balance, BigDecimal amount) {}

    RunningBalance(ReadingState state, String currency) {
        this.state = state;
        this.currency = currency;
    }

    void take(Optional<BigDecimal> balance, Entry entry, long line) {
        BigDecimal amount = entry.signed();
        if (balance.isEmpty() || amount == null) {
            gap = true;
            return;
        }
        var row = new Row(balance.get(), amount);
        if (last != null) {
            if (rising == 0 && last.balance().add(amount).compareTo(row.balance()) != 0) {
                rising = line;
            }
            if (falling == 0 && row.balance().add(last.amount()).compareTo(last.balance()) != 0) {
                falling = line;
            }
        }
        first = first == null ? row : first;
        last = row;
    }

    /** Reports the row where the column stops to add up. */
    void check() {
        if (!gap && rising > 0 && falling > 0) {
            state.report(Problem.of(Severity.ERROR, ProblemCode.TABLE_BALANCE, state.here(Math.max(rising, falling))));
        }
    }

    /** Opening and closing balance; none without a complete column. */
    List<Balance> balances(LocalDate from, LocalDate to) {
        Row top = first;
        Row bottom = last;
        if (gap || top == null || bottom == null) {
            return List.of();
        }
        boolean latestFirst = rising > 0 && falling == 0;
        Row oldest = latestFirst ? bottom : top;
        Row latest = latestFirst ? top : bottom;
        return List.of(
                balance("OPBD", oldest.balance().subtract(oldest.amount()), from),
                balance("CLBD", latest.balance(), to));
    }

    private Balance balance(String code, BigDecimal signed, LocalDate on) {
        StatedAmount amount = new ValueReader(problem -> {})
                .amount(signed.abs().toPlainString(), currency, Severity.WARN, state.here(0));
        return new Balance(code, amount, signed.signum() < 0 ? Direction.DEBIT : Direction.CREDIT, on);
    }
}
