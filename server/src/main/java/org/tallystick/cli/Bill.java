package org.tallystick.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.Grouping;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.BillingRuns;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;

/** {@code bill}: a billing run, posted at once or, with {@code --preview}, left for review. */
@Component
final class Bill implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "bill",
            "--company CODE --through DATE [--on DATE] [--preview]",
            "bills the charges through a day; --preview leaves the run for review");

    private final CompanyChoice companies;
    private final BillingDesk desk;
    private final BillingRuns runs;
    private final Drafts drafts;
    private final BusinessClock clock;

    Bill(CompanyChoice companies, BillingDesk desk, BillingRuns runs, Drafts drafts, BusinessClock clock) {
        this.companies = companies;
        this.desk = desk;
        this.runs = runs;
        this.drafts = drafts;
        this.clock = clock;
    }

    record Result(int run, int invoices, int parked, Map<String, Money> total, String seconds) {}

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        long began = System.nanoTime();
        return CompanyScope.of(company.id()).call(() -> {
            Caller caller = Caller.commandLine(company.id());
            LocalDate through = arguments.date("--through").orElseThrow();
            LocalDate on = arguments.date("--on").orElseGet(() -> clock.today(company.id()));
            boolean preview = arguments.has("--preview");
            RunId run = desk.collectNow(
                    caller,
                    new BillingDesk.Order(through, on, Grouping.CUSTOMER, Set.of()),
                    console.progress("Collecting"));
            if (!preview) {
                desk.postNow(caller, run, console.progress("Posting"));
            }
            return answer(company, run, preview ? Draft.State.READY : Draft.State.POSTED, began);
        });
    }

    private CommandResult answer(Company company, RunId run, Draft.State counted, long began) {
        int invoices = 0;
        int parked = 0;
        Map<String, Money> total = new LinkedHashMap<>();
        List<Drafts.Summary> summary = drafts.summary(company.id(), run);
        for (Drafts.Summary row : summary) {
            if (row.state() == counted) {
                invoices += row.drafts();
                total.put(row.gross().currency().code(), row.gross());
            } else if (row.state() == Draft.State.PARKED) {
                parked += row.drafts();
            }
        }
        int number = runs.find(company.id(), run).orElseThrow().number();
        String seconds = "%.1f".formatted((System.nanoTime() - began) / 1e9);
        String text = "Run %d: %d invoices, %d parked, total %s, in %s s"
                .formatted(number, invoices, parked, total.values(), seconds);
        return CommandResult.of(new Result(number, invoices, parked, total, seconds), text)
                .withFindings(parked > 0);
    }
}
