package org.tallystick.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.springframework.stereotype.Component;
import org.tallystick.controls.BooksReport;
import tools.jackson.databind.json.JsonMapper;

/** {@code books check}: runs every invariant; offending rows are printed. */
@Component
final class BooksCheckCommand implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "books check", "[--company CODE]", "runs every invariant of the books; exit code 1 when one is broken");

    private final BooksReport report;
    private final JsonMapper json;

    BooksCheckCommand(BooksReport report, JsonMapper json) {
        this.report = report;
        this.json = json;
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        var text = new StringWriter();
        int findings =
                report.write(arguments.optional("--company").orElse(null), arguments.json(), new PrintWriter(text));
        Object document = arguments.json() ? json.readTree(text.toString()) : text.toString();
        return CommandResult.of(document, text.toString()).withFindings(findings > 0);
    }
}
