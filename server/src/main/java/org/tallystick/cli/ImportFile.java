package org.tallystick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.AutomaticApplication;
import org.tallystick.imports.ImportDesk;
import org.tallystick.imports.ImportKind;
import org.tallystick.imports.ImportMapping;
import org.tallystick.imports.ImportResult;
import org.tallystick.imports.RowError;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;

/** {@code import}. */
@Component
final class ImportFile implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "import",
            "KIND FILE --company CODE [--dry-run] [--map MAP] [--atomic] [--apply]",
            "takes in a CSV file; KIND is one of "
                    + Arrays.stream(ImportKind.values()).map(ImportKind::word).collect(Collectors.joining(", ")));

    private static final int SHOWN = 20;

    private final CompanyChoice companies;
    private final ImportDesk desk;
    private final AutomaticApplication application;

    ImportFile(CompanyChoice companies, ImportDesk desk, AutomaticApplication application) {
        this.companies = companies;
        this.desk = desk;
        this.application = application;
    }

    /** The keys that CLI.md promises, then what else there is to know. */
    record Result(
            long rows,
            long accepted,
            long rejected,
            long skipped,
            List<RowError> errors,
            List<Amount> totals,
            List<Proof> tieOut,
            List<String> warnings,
            boolean dryRun,
            AutomaticApplication.@Nullable Totals applied) {}

    record Amount(String currency, Money amount) {}

    record Proof(String currency, Money imported, Money control, boolean ties) {}

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        ImportKind kind = ImportKind.of(arguments.text("KIND"))
                .orElseThrow(() -> new UsageException("KIND takes one of: "
                        + Arrays.stream(ImportKind.values())
                                .map(ImportKind::word)
                                .collect(Collectors.joining(", "))
                        + "."));
        Path file = readable(arguments.text("FILE"));
        ImportMapping mapping = arguments
                .path("--map")
                .map(map -> ImportMapping.parse(read(readable(map.toString()))))
                .orElse(ImportMapping.NONE);
        return CompanyScope.of(company.id()).call(() -> run(arguments, company, kind, file, mapping, console));
    }

    private CommandResult run(
            Arguments arguments, Company company, ImportKind kind, Path file, ImportMapping mapping, Console console) {
        Caller caller = Caller.commandLine(company.id());
        boolean dryRun = arguments.has("--dry-run");
        var progress = console.progress(dryRun ? "rows checked" : "rows taken in");
        ImportDesk.Report report;
        if (dryRun) {
            report = desk.check(caller, kind, ByteSource.of(file), mapping, progress);
        } else {
            UUID batch = desk.receive(caller, kind, file.getFileName().toString(), bytes(file), mapping);
            ImportResult result = desk.takeNow(caller, batch, arguments.has("--atomic"), progress);
            report = new ImportDesk.Report(result, desk.rejected(caller, batch));
        }
        AutomaticApplication.Totals applied = arguments.has("--apply") && !dryRun && kind == ImportKind.PAYMENTS
                ? application.applyAll(caller, console.progress("payments applied"))
                : null;
        Path rejected = file.resolveSibling(file.getFileName() + ".rejected.csv");
        if (report.rejected().length > 0) {
            write(rejected, report.rejected());
        }
        ImportResult result = report.result();
        return CommandResult.of(document(result, dryRun, applied), text(result, dryRun, applied, rejected))
                .withFindings(!result.isClean());
    }

    private static Result document(ImportResult result, boolean dryRun, AutomaticApplication.@Nullable Totals applied) {
        return new Result(
                result.rows(),
                result.accepted(),
                result.rejected(),
                result.skipped(),
                result.errors(),
                result.totals().stream()
                        .map(sum -> new Amount(sum.currency().code(), sum))
                        .toList(),
                result.tieOut().stream()
                        .map(tie ->
                                new Proof(tie.imported().currency().code(), tie.imported(), tie.control(), tie.ties()))
                        .toList(),
                result.warnings(),
                dryRun,
                applied);
    }

    private static String text(
            ImportResult result, boolean dryRun, AutomaticApplication.@Nullable Totals applied, Path rejected) {
        var text = new StringBuilder();
        result.warnings().forEach(warning -> text.append(warning).append('\n'));
        text.append("%d rows: %d %s, %d known before, %d rejected.%n"
                .formatted(
                        result.rows(),
                        result.accepted(),
                        dryRun ? "could be taken in" : "taken in",
                        result.skipped(),
                        result.rejected()));
        if (!result.totals().isEmpty()) {
            text.append("Sum: ")
                    .append(result.totals().stream().map(Money::toString).collect(Collectors.joining(", ")))
                    .append('\n');
        }
        result.tieOut()
                .forEach(tie -> text.append("Control account ")
                        .append(tie.ties() ? "agrees: " : "DIFFERS: ")
                        .append(tie.control())
                        .append('\n'));
        if (applied != null) {
            text.append("%d payments settled something, %d have a suggestion.%n"
                    .formatted(applied.applied(), applied.suggested()));
        }
        if (!result.errors().isEmpty()) {
            text.append('\n').append(errors(result));
        }
        if (result.rejected() > 0) {
            text.append("The rejected rows are in ").append(rejected).append(".\n");
        }
        return text.toString();
    }

    private static String errors(ImportResult result) {
        var table = new Table(">row", "column", "code", "message");
        for (RowError error : result.errors().stream().limit(SHOWN).toList()) {
            table.row(
                    error.row() == 0 ? "file" : error.row(),
                    error.column() == null ? "" : error.column(),
                    error.code(),
                    error.message());
        }
        int more = result.errors().size() - SHOWN;
        return more > 0 ? table + "… and " + more + " more\n" : table.toString();
    }

    private static Path readable(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException("There is no file " + name + " to read.");
        }
        return file;
    }

    private static String read(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
