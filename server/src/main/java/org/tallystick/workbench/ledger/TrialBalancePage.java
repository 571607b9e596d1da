package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.Account;
import org.tallystick.ledger.JournalBook.Balance;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** Debits and credits of every account between two days, per currency and in the company's own. */
public record TrialBalancePage(
        @Nullable LocalDate from,
        LocalDate to,
        List<Balance> balances,
        Map<String, Account> accounts,
        CurrencyCode base) {
    public TrialBalancePage {
        balances = List.copyOf(balances);
        accounts = Map.copyOf(accounts);
    }

    /** What one currency's columns sum to. */
    public record Sum(Money debits, Money credits) {
        public boolean balances() {
            return debits.equals(credits);
        }
    }

    public String nameOf(Balance balance) {
        Account account = accounts.get(balance.account());
        return account == null ? "" : account.name();
    }

    public Map<String, List<Balance>> byCurrency() {
        return balances.stream()
                .collect(Collectors.groupingBy(
                        balance -> balance.amount().currency().code(), TreeMap::new, Collectors.toList()));
    }

    public Sum sum(List<Balance> rows) {
        Money zero = Money.zero(rows.getFirst().amount().currency());
        return new Sum(
                rows.stream().map(Balance::debits).reduce(zero, Money::plus),
                rows.stream().map(Balance::credits).reduce(zero, Money::plus));
    }

    public Money base(Balance balance) {
        return new Money(balance.baseMinor(), base);
    }

    /** What all accounts sum to in the company's currency, which is nothing in books that balance. */
    public Money baseDifference() {
        return new Money(balances.stream().mapToLong(Balance::baseMinor).sum(), base);
    }

    public boolean agrees() {
        return baseDifference().isZero()
                && byCurrency().values().stream().allMatch(rows -> sum(rows).balances());
    }
}
