package org.tallystick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.ImportProblem;
import org.tallystick.cashapp.ImportResult;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cashapp.TableFiles;
import org.tallystick.lib.bankfiles.table.StatementColumns;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;

/** {@code bank import}: a statement in, matched by exact reference, applied where nothing is in doubt. */
@Component
final class BankImport implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "bank import",
            "FILE --company CODE [--account ACCOUNT] [--map MAP]",
            "imports a bank statement (camt, MT940, MT942, BAI2, OFX, CSV) and applies what it pays; or reads what the bank"
                    + " answers to direct debits (pain.002, NACHA)");

    private final CompanyChoice companies;
    private final StatementImport statements;
    private final BankAccounts accounts;
    private final TableFiles tables;
    private final AnswerReading answers;

    BankImport(
            CompanyChoice companies,
            StatementImport statements,
            BankAccounts accounts,
            TableFiles tables,
            AnswerReading answers) {
        this.companies = companies;
        this.statements = statements;
        this.accounts = accounts;
        this.tables = tables;
        this.answers = answers;
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        Path file = arguments.path("FILE").orElseThrow();
        return answers.read(company, file).orElseGet(() -> statements(company, file, arguments, console));
    }

    private CommandResult statements(Company company, Path file, Arguments arguments, Console console) {
        ImportResult result =
                CompanyScope.of(company.id()).call(() -> load(company, file, arguments, console.progress("Importing")));
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

    /** A map is remembered for its account, as one that a person chooses. */
    private ImportResult load(Company company, Path file, Arguments arguments, Progress progress) {
        Caller caller = Caller.commandLine(company.id());
        UUID account = arguments
                .optional("--account")
                .map(text -> account(company, text))
                .orElse(null);
        Path map = arguments.path("--map").orElse(null);
        if (map != null) {
            if (account == null) {
                throw new UsageException("Say with --account whose table it is.");
            }
            tables.remember(caller, account, columns(map));
        }
        return statements.importFile(caller, file, account, progress);
    }

    /** By IBAN, number or name. */
    private UUID account(Company company, String text) {
        String compact = text.replace(" ", "").toUpperCase(Locale.ROOT);
        return accounts.list(company.id()).stream()
                .filter(account -> compact.equals(account.iban())
                        || compact.equals(account.accountNumber())
                        || text.equals(account.name()))
                .map(BankAccount::id)
                .findFirst()
                .orElseThrow(() -> new UsageException("The company has no bank account " + text + "."));
    }

    private static StatementColumns columns(Path map) {
        try {
            return StatementColumns.parse(Files.readString(map));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("MAP_UNREADABLE", "The map cannot be read: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new UsageException("There is no map " + map + " to read.");
        }
    }
}
