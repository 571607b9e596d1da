package org.tallystick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.AdviceDesk;
import org.tallystick.cashapp.AdviceOptions;
import org.tallystick.cashapp.AdviceResult;
import org.tallystick.cashapp.ImportProblem;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;

/** {@code remittance import}: what payers say their payments are for, joined with the payments. */
@Component
final class RemittanceImport implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "remittance import",
            "FILE --company CODE [--map MAP]",
            "takes in a remittance advice (EDI 820, lockbox, NACHA, CSV, PDF or text) and joins it with its payment");

    private final CompanyChoice companies;
    private final AdviceDesk desk;

    RemittanceImport(CompanyChoice companies, AdviceDesk desk) {
        this.companies = companies;
        this.desk = desk;
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        Path file = readable(arguments.path("FILE").orElseThrow());
        AdviceOptions options = arguments
                .path("--map")
                .map(map -> AdviceOptions.parse(new String(bytes(readable(map)), StandardCharsets.UTF_8)))
                .orElse(AdviceOptions.NONE);
        AdviceResult result = CompanyScope.of(company.id())
                .call(() -> desk.importFile(
                        Caller.commandLine(company.id()), String.valueOf(file.getFileName()), bytes(file), options));
        var text = new StringBuilder();
        for (Map.Entry<String, Object> entry : result.toMap().entrySet()) {
            if (!(entry.getValue() instanceof Iterable<?>)) {
                text.append("%-14s %s%n".formatted(entry.getKey(), entry.getValue()));
            }
        }
        for (ImportProblem problem : result.problems()) {
            text.append("%s %s %s: %s%n"
                    .formatted(problem.severity(), problem.code(), problem.location(), problem.message()));
        }
        return CommandResult.of(result.toMap(), text.toString()).withFindings(!result.isComplete());
    }

    private static Path readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException("There is no file " + file + " to read.");
        }
        return file;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
