package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.tallystick.ledger.Account;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.web.Choice;

/** The chart of accounts with what stands on each today. */
public record ChartPage(LocalDate today, List<Row> rows, boolean mayKeep) {
    public ChartPage {
        rows = List.copyOf(rows);
    }

    /** An account and its balance per currency; debit positive. */
    public record Row(Account account, List<Money> balances) {
        public Row {
            balances = List.copyOf(balances);
        }
    }

    public List<Row> of(Account.Kind kind) {
        return rows.stream().filter(row -> row.account().kind() == kind).toList();
    }

    public List<Choice> kinds() {
        return Arrays.stream(Account.Kind.values())
                .map(kind -> new Choice(kind.name(), kind.title()))
                .toList();
    }
}
