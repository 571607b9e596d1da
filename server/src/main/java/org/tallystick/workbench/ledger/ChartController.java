package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.ledger.Account;
import org.tallystick.ledger.Accounts;
import org.tallystick.ledger.JournalBook;
import org.tallystick.ledger.JournalBook.Balance;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The chart of accounts: balances, new accounts, names, closing. */
@Controller
@RequestMapping("/c/{code}/ledger")
class ChartController {
    private final Accounts accounts;
    private final JournalBook journal;
    private final BusinessClock clock;

    ChartController(Accounts accounts, JournalBook journal, BusinessClock clock) {
        this.accounts = accounts;
        this.journal = journal;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        LocalDate today = clock.today(caller.company());
        Map<String, List<Money>> balances = journal.balances(caller.company(), null, today).stream()
                .collect(Collectors.groupingBy(
                        Balance::account, Collectors.mapping(Balance::amount, Collectors.toList())));
        List<ChartPage.Row> rows = accounts.list(caller.company()).stream()
                .map(account -> new ChartPage.Row(account, balances.getOrDefault(account.number(), List.of())))
                .toList();
        model.addAttribute("page", new ChartPage(today, rows, caller.may(Permission.KEEP_LEDGER)));
        return "workbench/ledger/chart";
    }

    @PostMapping("/accounts")
    View add(
            @RequestParam String number,
            @RequestParam String name,
            @RequestParam Account.Kind kind,
            Caller caller,
            @RequestAttribute Shell shell) {
        accounts.add(caller, number.strip(), name, kind);
        return SeeOther.page(shell, "/ledger");
    }

    @PostMapping("/accounts/{number}/name")
    View rename(@PathVariable String number, @RequestParam String name, Caller caller, @RequestAttribute Shell shell) {
        accounts.rename(caller, number, name);
        return SeeOther.page(shell, "/ledger/accounts/" + number);
    }

    @PostMapping("/accounts/{number}/close")
    View close(@PathVariable String number, Caller caller, @RequestAttribute Shell shell) {
        accounts.close(caller, number);
        return SeeOther.page(shell, "/ledger/accounts/" + number);
    }
}
