package org.tallystick.workbench.deposits;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
import org.tallystick.cashapp.LineDesk;
import org.tallystick.ledger.JournalBook;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Deposit;
import org.tallystick.payments.DepositDesk;
import org.tallystick.payments.DepositId;
import org.tallystick.payments.Deposits;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Undeposited;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.deposits.DepositPages.DepositList;
import org.tallystick.workbench.deposits.DepositPages.Drawer;
import org.tallystick.workbench.deposits.DepositPages.NewDeposit;
import org.tallystick.workbench.deposits.DepositPages.OneDeposit;

/** The deposits, a new one, and the page of one, which prints as its slip. */
@Controller
@RequestMapping("/c/{code}/deposits")
class DepositsController {
    private final Deposits deposits;
    private final DepositDesk desk;
    private final BankAccounts bankAccounts;
    private final JournalBook journal;
    private final LineDesk lines;
    private final BusinessClock clock;

    DepositsController(
            Deposits deposits,
            DepositDesk desk,
            BankAccounts bankAccounts,
            JournalBook journal,
            LineDesk lines,
            BusinessClock clock) {
        this.deposits = deposits;
        this.desk = desk;
        this.bankAccounts = bankAccounts;
        this.journal = journal;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Map<UUID, BankAccount> accounts =
                bankAccounts.list(company).stream().collect(Collectors.toMap(BankAccount::id, Function.identity()));
        model.addAttribute("page", new DepositList(deposits.list(company, page), drawers(company), accounts));
        return "workbench/deposits/list";
    }

    @GetMapping("/new")
    String form(Caller caller, Model model) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        model.addAttribute("page", new NewDeposit(drawers(company), clock.today(company)));
        return "workbench/deposits/new";
    }

    @PostMapping
    View make(
            @RequestParam UUID bankAccount,
            @RequestParam(defaultValue = "") List<UUID> payment,
            @RequestParam LocalDate depositedOn,
            Caller caller,
            @RequestAttribute Shell shell) {
        DepositId made = desk.make(
                caller, bankAccount, payment.stream().map(PaymentId::new).toList(), depositedOn);
        return SeeOther.page(shell, "/deposits/" + made);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Deposit deposit = deposits.find(company, new DepositId(id)).orElseThrow(() -> Refusal.notFound("deposit"));
        UUID entry = journal.entryOf(company, "DEPOSIT", id).orElseThrow();
        model.addAttribute(
                "page",
                new OneDeposit(
                        deposit,
                        bankAccounts.find(company, deposit.bankAccount()).orElseThrow(),
                        deposits.of(company, deposit.id()),
                        entry,
                        lines.confirming(company, entry).orElse(null)));
        return "workbench/deposits/deposit";
    }

    private List<Drawer> drawers(CompanyId company) {
        Map<UUID, List<Undeposited>> waiting =
                deposits.waiting(company).stream().collect(Collectors.groupingBy(Undeposited::bankAccount));
        return bankAccounts.list(company).stream()
                .filter(account -> waiting.containsKey(account.id()))
                .map(account -> new Drawer(account, waiting.getOrDefault(account.id(), List.of())))
                .toList();
    }
}
