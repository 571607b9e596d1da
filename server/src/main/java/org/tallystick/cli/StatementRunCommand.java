package org.tallystick.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.statements.StatementDesk;
import org.tallystick.statements.StatementRun;
import org.tallystick.statements.StatementRuns;

/** {@code statement run}: the statements of account of all customers through a day. */
@Component
final class StatementRunCommand implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "statement run",
            "--company CODE --on DATE",
            "issues and queues the statements of account through a day; who has one already is skipped");

    private final CompanyChoice companies;
    private final StatementDesk desk;
    private final StatementRuns runs;

    StatementRunCommand(CompanyChoice companies, StatementDesk desk, StatementRuns runs) {
        this.companies = companies;
        this.desk = desk;
        this.runs = runs;
    }

    record Result(UUID run, LocalDate on, long statements, int skipped, int heldBack, Map<String, Money> closing) {}

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        LocalDate on = arguments.date("--on").orElseThrow();
        return CompanyScope.of(company.id()).call(() -> {
            UUID run = desk.runNow(Caller.commandLine(company.id()), on, console.progress("Drawing up"));
            return answer(company, run);
        });
    }

    private CommandResult answer(Company company, UUID id) {
        StatementRun run = runs.find(company.id(), id).orElseThrow();
        List<StatementRuns.Total> totals = runs.totals(company.id(), id);
        int held = runs.heldBack(company.id(), id).size();
        Map<String, Money> closing = new LinkedHashMap<>();
        totals.forEach(total -> closing.put(total.closing().currency().code(), total.closing()));
        long statements =
                totals.stream().mapToLong(StatementRuns.Total::statements).sum();
        String text = "Statements through %s: %d issued, %d skipped, %d held back, balances %s"
                .formatted(run.to(), statements, run.skipped(), held, closing.values());
        return CommandResult.of(new Result(id, run.to(), statements, run.skipped(), held, closing), text)
                .withFindings(held > 0);
    }
}
