package org.tallystick.cli;

import java.nio.file.Path;
import java.util.StringJoiner;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.ImportProblem;
import org.tallystick.cashapp.ImportResult;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;

/** {@code bank import}: a bank statement in, booked and matched. */
@Component
final class BankImport implements Command {
    static final Syntax SYNTAX =
            Syntax.of("bank import", "FILE --company CODE", "books a bank statement and settles what it names exactly");

    private final CompanyChoice companies;
    private final StatementImport statements;

    BankImport(CompanyChoice companies, StatementImport statements) {
        this.companies = companies;
        this.statements = statements;
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        Path file = arguments.path("FILE").orElseThrow();
        ImportResult result =
                CompanyScope.of(company.id()).call(() -> statements.importFile(Caller.commandLine(company.id()), file));
        return CommandResult.of(result.toMap(), text(result)).withFindings(!result.isComplete());
    }

    private static String text(ImportResult result) {
        var lines = new StringJoiner("\n");
        lines.add("%d statements, %d lines: %d new, %d known; %d applied, %d suggested, %d unidentified"
                .formatted(
                        result.statements(),
                        result.lines(),
                        result.newLines(),
                        result.duplicate(),
                        result.autoApplied(),
                        result.suggested(),
                        result.unidentified()));
        lines.add("credits %s, debits %s".formatted(result.credits(), result.debits()));
        for (ImportProblem problem : result.problems()) {
            lines.add("%s %s, %s: %s"
                    .formatted(problem.severity(), problem.code(), problem.location(), problem.message()));
        }
        return lines.toString();
    }
}
