package org.tallystick.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All commands. A new one is one line here. */
final class CommandList {
    private static final List<Entry> ALL = List.of(
            new Serving(Serve.SYNTAX),
            new Serving(DemoServe.SYNTAX),
            new WithDatabase(CompanyCreate.SYNTAX, CompanyCreate.class),
            new WithDatabase(CompanyListing.SYNTAX, CompanyListing.class),
            new WithDatabase(UserCreate.SYNTAX, UserCreate.class),
            new WithDatabase(Bill.SYNTAX, Bill.class),
            new WithDatabase(BankImport.SYNTAX, BankImport.class),
            new WithDatabase(RemittanceImport.SYNTAX, RemittanceImport.class),
            new WithDatabase(Dun.SYNTAX, Dun.class),
            new WithDatabase(StatementRunCommand.SYNTAX, StatementRunCommand.class),
            new WithDatabase(AgingCommand.SYNTAX, AgingCommand.class),
            new WithDatabase(BooksCheckCommand.SYNTAX, BooksCheckCommand.class),
            new Pure(Inspect.SYNTAX, Inspect::new),
            new Pure(EInvoiceCheck.SYNTAX, EInvoiceCheck::new),
            new Pure(Convert.SYNTAX, Convert::new),
            new Pure(Match.SYNTAX, Match::new),
            new Pure(Scrub.SYNTAX, Scrub::new),
            new WithDatabase(ImportFile.SYNTAX, ImportFile.class),
            new WithDatabase(ReportListing.SYNTAX, ReportListing.class),
            new WithDatabase(ReportCommand.SYNTAX, ReportCommand.class));

    private CommandList() {}

    /** A command and what it takes to run it. */
    sealed interface Entry {
        Syntax syntax();
    }

    record Pure(Syntax syntax, Supplier<? extends PureCommand> command) implements Entry {}

    record WithDatabase(Syntax syntax, Class<? extends Command> command) implements Entry {}

    record Serving(Syntax syntax) implements Entry {}

    static List<Entry> all() {
        return ALL;
    }

    /** The command whose name the words begin with; the longest name wins. */
    static Optional<Entry> find(List<Entry> entries, List<String> words) {
        String line = String.join(" ", words) + " ";
        return entries.stream()
                .filter(entry -> line.startsWith(entry.syntax().name() + " "))
                .max(Comparator.comparingInt(entry -> entry.syntax().name().length()));
    }

    static String help(List<Entry> entries) {
        var text = new StringBuilder("usage: ./tallystick COMMAND [OPTIONS] [--json] [--help]\n\n");
        int width = entries.stream()
                .mapToInt(entry -> entry.syntax().name().length())
                .max()
                .orElse(0);
        Stream<String> lines = entries.stream()
                .map(entry -> "  %s  %s%n"
                        .formatted(
                                pad(entry.syntax().name(), width),
                                entry.syntax().summary()));
        lines.forEach(text::append);
        return text.append(
                        "\nDo ./tallystick COMMAND --help for one of them. test, build, dev, format, optimize and jdk\n")
                .append("belong to the launcher.\n")
                .toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
