package org.tallystick.cli;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tallystick.controls.BooksReport;

/** {@code books check}: every invariant over one company or all; findings when any does not hold. */
@Component
final class BooksChecking implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "books check", "[--company CODE]", "checks every invariant of the books and shows what breaks one");

    private final BooksReport books;

    BooksChecking(BooksReport books) {
        this.books = books;
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        String code = arguments
                .optional("--company")
                .map(text -> text.toUpperCase(Locale.ROOT))
                .orElse(null);
        BooksReport.Summary summary = books.check(code);
        return CommandResult.of(summary.document(), summary.text()).withFindings(!summary.isClean());
    }
}
