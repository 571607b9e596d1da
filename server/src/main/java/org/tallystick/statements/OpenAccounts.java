package org.tallystick.statements;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tallystick.insights.Accounts.Account;
import org.tallystick.insights.AgingItem;
import org.tallystick.insights.AgingRow;

/** What is open on each account at the end of a run, as the run knows it. */
record OpenAccounts(Map<Account, List<AgingItem>> items) {
    /** Of an aging by item; payments of nobody known belong to no account. */
    static OpenAccounts of(List<AgingRow> rows) {
        return new OpenAccounts(rows.stream()
                .filter(row -> row.customer() != null)
                .collect(Collectors.groupingBy(
                        row -> new Account(
                                Objects.requireNonNull(row.customer()),
                                row.amounts().currency()),
                        Collectors.mapping(row -> Objects.requireNonNull(row.item()), Collectors.toList()))));
    }

    List<AgingItem> of(Account account) {
        return items.getOrDefault(account, List.of());
    }
}
