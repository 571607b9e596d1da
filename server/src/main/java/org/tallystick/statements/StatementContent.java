package org.tallystick.statements;

import java.util.List;
import org.tallystick.insights.AccountStatement;
import org.tallystick.insights.AgingItem;
import org.tallystick.invoicing.Party;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBucket;
import org.tallystick.lib.receivables.aging.AgingBucketSet;

/**
 * All a statement of account says; its PDF, its mail and its page are made from this alone. The closing balance is the opening
 * balance with the movements, and the sum of the open items: what is owed less unused credits and unapplied payments.
 */
public record StatementContent(
        String number, StatementStyle style, String language, Party company, Party customer, AccountStatement account) {
    /** By due date: not due, 1 to 30, 31 to 60, 61 to 90 and more than 90 days late. */
    public static final AgingBucketSet AGES = AgingBucketSet.BY_DUE_DATE;

    public CurrencyCode currency() {
        return account.opening().currency();
    }

    /** What is owed in one bucket of {@link #AGES}, before credits and unapplied payments. */
    public Money owed(AgingBucket bucket) {
        return account.openItems().stream()
                .filter(StatementContent::isOwed)
                .filter(item -> AGES.bucketOf(account.to(), item.dueOn(), item.documentOn())
                        .equals(bucket))
                .map(AgingItem::open)
                .reduce(Money.zero(currency()), Money::plus);
    }

    /** What is owed past its due date. */
    public Money overdue() {
        return AGES.buckets().stream().skip(1).map(this::owed).reduce(Money.zero(currency()), Money::plus);
    }

    /** What is overdue and nobody disputes: what is asked for now. */
    public Money claimed() {
        return owed().stream()
                .filter(item -> item.daysPastDue(account.to()) > 0)
                .map(AgingItem::undisputed)
                .reduce(Money.zero(currency()), Money::plus);
    }

    /** What is owed and disputed, due or not. */
    public Money disputed() {
        return owed().stream().map(AgingItem::disputed).reduce(Money.zero(currency()), Money::plus);
    }

    /** The items somebody owes. */
    public List<AgingItem> owed() {
        return account.openItems().stream().filter(StatementContent::isOwed).toList();
    }

    /** Credits and payments that are not used yet; their amounts are negative. */
    public List<AgingItem> unused() {
        return account.openItems().stream().filter(item -> !isOwed(item)).toList();
    }

    /** Counts from a day of an earlier statement, which did not know of it yet. */
    public boolean isLate(AccountStatement.Movement movement) {
        return movement.on().isBefore(account.from());
    }

    private static boolean isOwed(AgingItem item) {
        return item.open().isPositive();
    }
}
