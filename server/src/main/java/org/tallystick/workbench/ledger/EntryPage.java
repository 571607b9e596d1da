package org.tallystick.workbench.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.Account;
import org.tallystick.ledger.JournalBook.Entry;
import org.tallystick.ledger.JournalBook.Line;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** One journal entry: its postings, where it comes from, what reverses it. */
public record EntryPage(
        Entry entry,
        List<Line> lines,
        Map<String, Account> accounts,
        Map<CustomerId, Customer> customers,
        @Nullable Source source,
        CurrencyCode base) {
    public EntryPage {
        lines = List.copyOf(lines);
        accounts = Map.copyOf(accounts);
        customers = Map.copyOf(customers);
    }

    /** The page of a document, below the company. */
    public record Source(String title, String path) {}

    public String nameOf(Line line) {
        Account account = accounts.get(line.account());
        return account == null ? "" : account.name();
    }

    public @Nullable Customer customerOf(Line line) {
        UUID id = line.customer();
        return id == null ? null : customers.get(new CustomerId(id));
    }

    public Money base(Line line) {
        return new Money(line.baseMinor(), base);
    }

    /** Whether any posting is in another currency than the company's own. */
    public boolean isForeign() {
        return lines.stream().anyMatch(line -> !line.amount().currency().equals(base));
    }
}
