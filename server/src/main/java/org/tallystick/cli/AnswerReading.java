package org.tallystick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.AnswerImport;
import org.tallystick.cashapp.ImportProblem;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;

/** What a bank answers to direct debits, where {@code bank import} is given such a file. */
@Component
final class AnswerReading {
    private final AnswerImport answers;
    private final Transactions transactions;

    AnswerReading(AnswerImport answers, Transactions transactions) {
        this.answers = answers;
        this.transactions = transactions;
    }

    /** Nothing when the file is no answer. */
    Optional<CommandResult> read(Company company, Path file) {
        byte[] content = content(file);
        if (!AnswerImport.recognises(content)) {
            return Optional.empty();
        }
        AnswerImport.Result result = transactions.in(
                CompanyScope.of(company.id()),
                () -> answers.read(Caller.commandLine(company.id()), String.valueOf(file.getFileName()), content));
        var text = new StringBuilder(result.sentence()).append(System.lineSeparator());
        for (ImportProblem problem : result.problems()) {
            text.append("%s %s %s: %s%n"
                    .formatted(problem.severity(), problem.code(), problem.location(), problem.message()));
        }
        return Optional.of(CommandResult.of(result.toMap(), text.toString())
                .withFindings(!result.problems().isEmpty()));
    }

    private static byte[] content(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
