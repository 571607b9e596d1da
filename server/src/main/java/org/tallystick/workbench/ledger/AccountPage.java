package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.Account;
import org.tallystick.ledger.JournalBook.Balance;
import org.tallystick.ledger.JournalBook.Line;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;

/** The postings of one account between two days. */
public record AccountPage(
        Account account,
        @Nullable LocalDate from,
        LocalDate to,
        String currency,
        List<Balance> balances,
        Page<Line> lines,
        Map<CustomerId, Customer> customers) {
    public AccountPage {
        balances = List.copyOf(balances);
        customers = Map.copyOf(customers);
    }

    public @Nullable Customer customerOf(Line line) {
        UUID id = line.customer();
        return id == null ? null : customers.get(new CustomerId(id));
    }

    public List<Choice> currencies() {
        return balances.stream()
                .map(balance -> balance.amount().currency().code())
                .distinct()
                .map(code -> new Choice(code, code))
                .toList();
    }
}
