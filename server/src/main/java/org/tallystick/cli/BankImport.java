package org.tallystick.cli;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.ImportProblem;
import org.tallystick.cashapp.ImportResult;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;

/** {@code bank import}: a statement in, matched by exact reference, applied where nothing is in doubt. */
@Component
final class BankImport implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "bank import",
            "FILE --company CODE",
            "imports a bank statement (camt.053, MT940, BAI2, OFX) and applies what it pays");

    private final CompanyChoice companies;
    private final StatementImport statements;

    BankImport(CompanyChoice companies, StatementImport statements) {
        this.companies = companies;
        this.statements = statements;
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        ImportResult result = CompanyScope.of(company.id())
                .call(() -> statements.importFile(
                        Caller.commandLine(company.id()), arguments.path("FILE").orElseThrow()));
        var text = new StringBuilder();
        result.toMap().forEach((name, value) -> {
            if (!(value instanceof Iterable<?>) && !(value instanceof Map<?, ?>)) {
                text.append("%-14s %s%n".formatted(name, value));
            }
        });
        for (ImportProblem problem : result.problems()) {
            text.append("%s %s %s: %s%n"
                    .formatted(problem.severity(), problem.code(), problem.location(), problem.message()));
        }
        return CommandResult.of(result.toMap(), text.toString()).withFindings(!result.isComplete());
    }
}
