package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.ledger.Accounts;
import org.tallystick.ledger.JournalBook;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;

/** Whether debits equal credits, and where they stand. */
@Controller
class TrialBalanceController {
    private final JournalBook journal;
    private final Accounts accounts;
    private final Companies companies;
    private final BusinessClock clock;

    TrialBalanceController(JournalBook journal, Accounts accounts, Companies companies, BusinessClock clock) {
        this.journal = journal;
        this.accounts = accounts;
        this.companies = companies;
        this.clock = clock;
    }

    @GetMapping("/c/{code}/ledger/trial-balance")
    String show(
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        LocalDate last = to == null ? clock.today(company) : to;
        model.addAttribute(
                "page",
                new TrialBalancePage(
                        from,
                        last,
                        journal.balances(company, from, last),
                        accounts.byNumber(company),
                        companies.get(company).currency()));
        return "workbench/ledger/trialbalance";
    }
}
