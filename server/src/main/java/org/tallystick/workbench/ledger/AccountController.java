package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.Accounts;
import org.tallystick.ledger.JournalBook;
import org.tallystick.ledger.JournalBook.Line;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;

/** What was posted to one account. */
@Controller
class AccountController {
    private final Accounts accounts;
    private final JournalBook journal;
    private final Customers customers;
    private final BusinessClock clock;

    AccountController(Accounts accounts, JournalBook journal, Customers customers, BusinessClock clock) {
        this.accounts = accounts;
        this.journal = journal;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/c/{code}/ledger/accounts/{number}")
    String show(
            @PathVariable String number,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        var account = accounts.find(company, number).orElseThrow(() -> Refusal.notFound("account"));
        LocalDate last = to == null ? clock.today(company) : to;
        CurrencyCode only = currencyOf(currency);
        Page<Line> lines = journal.lines(company, number, only, from, last, page);
        var balances = journal.balances(company, from, last).stream()
                .filter(balance -> balance.account().equals(number))
                .toList();
        model.addAttribute(
                "page", new AccountPage(account, from, last, currency, balances, lines, names(company, lines.rows())));
        return "workbench/ledger/account";
    }

    private static @Nullable CurrencyCode currencyOf(String text) {
        if (text.isBlank()) {
            return null;
        }
        if (!CurrencyCode.isKnown(text)) {
            throw Refusal.invalid("CURRENCY_UNKNOWN", "There is no currency " + text + ".");
        }
        return CurrencyCode.of(text);
    }

    private Map<CustomerId, Customer> names(CompanyId company, List<Line> lines) {
        List<CustomerId> ids = lines.stream()
                .map(Line::customer)
                .filter(Objects::nonNull)
                .distinct()
                .map(CustomerId::new)
                .toList();
        return customers.byIds(company, ids);
    }
}
