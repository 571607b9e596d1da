package org.tallystick.cli;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tallystick.controls.BooksReport;

/** {@code books check}: runs every invariant; offending rows are printed. */
@Component
final class BooksCheckCommand implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "books check", "[--company CODE]", "runs every invariant of the books; exit code 1 when one is broken");

    private final BooksReport report;

    BooksCheckCommand(BooksReport report) {
        this.report = report;
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        BooksReport.Summary summary = report.check(arguments
                .optional("--company")
                .map(code -> code.toUpperCase(Locale.ROOT))
                .orElse(null));
        return CommandResult.of(summary.document(), summary.text()).withFindings(!summary.isClean());
    }
}
