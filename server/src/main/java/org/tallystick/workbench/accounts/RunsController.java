package org.tallystick.workbench.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.statements.Statement;
import org.tallystick.statements.StatementDesk;
import org.tallystick.statements.StatementPolicy;
import org.tallystick.statements.StatementRun;
import org.tallystick.statements.StatementRuns;
import org.tallystick.statements.StatementStyle;
import org.tallystick.statements.Statements;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** The runs that draw statements of account up, and how the company sends them. */
@Controller
@RequestMapping("/c/{code}/account-statements")
class RunsController {
    private final StatementRuns runs;
    private final Statements statements;
    private final StatementDesk desk;
    private final Jobs jobs;
    private final ActorNames names;
    private final CustomerLookup lookup;
    private final BusinessClock clock;

    RunsController(
            StatementRuns runs,
            Statements statements,
            StatementDesk desk,
            Jobs jobs,
            ActorNames names,
            CustomerLookup lookup,
            BusinessClock clock) {
        this.runs = runs;
        this.statements = statements;
        this.desk = desk;
        this.jobs = jobs;
        this.names = names;
        this.lookup = lookup;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<StatementRun> found = runs.list(company, page, Page.SIZE);
        List<AccountPages.Row> rows =
                found.rows().stream().map(run -> row(company, run)).toList();
        model.addAttribute(
                "page",
                new AccountPages.RunList(
                        new Page<>(rows, found.number(), found.size(), found.total()),
                        desk.policy(company),
                        clock.today(company).withDayOfMonth(1).minusDays(1)));
        return "workbench/accounts/runs";
    }

    @PostMapping
    View start(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.BILL);
        return SeeOther.page(shell, "/account-statements/" + desk.start(caller, to));
    }

    @PostMapping("/policy")
    View policy(
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean monthly,
            @RequestParam StatementStyle style,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.set(caller, new StatementPolicy(version, monthly, style));
        answer.addFlashAttribute(
                "notice",
                monthly
                        ? "Statements go out by themselves after each month."
                        : "Statements go out when somebody runs them.");
        return SeeOther.page(shell, "/account-statements");
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        StatementRun run = runs.find(company, id).orElseThrow(() -> Refusal.notFound("statement run"));
        Page<Statement> found = statements.ofRun(company, id, page, Page.SIZE);
        List<StatementRuns.HeldBack> held = runs.heldBack(company, id);
        List<CustomerId> ids = Stream.concat(
                        found.rows().stream().map(Statement::customer),
                        held.stream().map(StatementRuns.HeldBack::customer))
                .distinct()
                .toList();
        model.addAttribute(
                "page",
                new AccountPages.Run(
                        run,
                        names.of(run.startedBy()),
                        jobs.latestFor(company, id).orElse(null),
                        runs.totals(company, id),
                        held,
                        found,
                        lookup.of(company, ids)));
        return "workbench/accounts/run";
    }

    private AccountPages.Row row(CompanyId company, StatementRun run) {
        return new AccountPages.Row(
                run,
                runs.totals(company, run.id()),
                runs.heldBack(company, run.id()).size());
    }
}
