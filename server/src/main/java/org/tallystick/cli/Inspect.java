package org.tallystick.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.inspect.Inspection;
import org.tallystick.lib.einvoice.inspect.EInvoiceInspection;
import org.tallystick.lib.einvoice.inspect.Recognition;
import org.tallystick.lib.einvoice.rules.RuleKind;
import org.tallystick.lib.x12.inspect.X12Inspection;

/** {@code inspect}: recognises files by their content and says what is in them and what is wrong with them. */
final class Inspect implements PureCommand {
    /** Those of the first line of a file, and its version. */
    private static final Set<String> SHOWN = Set.of("file", "format", "version");

    private static final int BEGINNING = Recognition.BEGINNING;

    static final Syntax SYNTAX = Syntax.of(
            "inspect",
            "PATH... [--rules R] [--on DATE]",
            "recognises files and folders of files and lists what is wrong with them; --rules asks those of e-invoices");

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        List<Object> documents = new ArrayList<>();
        var text = new StringBuilder();
        boolean problems = false;
        List<RuleKind> rules = RuleChoice.of(arguments);
        LocalDate on = arguments.date("--on").orElse(null);
        for (Path file : files(arguments.all("PATH"))) {
            Map<String, @Nullable Object> found = inspect(file, rules, on);
            documents.add(found);
            problems |= EInvoiceInspection.hasFindings(found);
            describe(text, found);
        }
        return new CommandResult(problems ? ExitCode.FINDINGS : ExitCode.DONE, documents, text.toString());
    }

    private static Map<String, @Nullable Object> inspect(Path file, List<RuleKind> rules, @Nullable LocalDate on) {
        try {
            byte[] beginning = beginning(file);
            if (X12Inspection.recognises(beginning) || X12Inspection.recognisesFragment(beginning)) {
                return X12Inspection.of(file.toString(), Files.newInputStream(file), Locale.ENGLISH);
            }
            if (Recognition.recognises(beginning)) {
                return EInvoiceInspection.of(file.toString(), Files.readAllBytes(file), rules, on, Locale.ENGLISH);
            }
            return Inspection.of(file.toString(), ByteSource.of(file), Locale.ENGLISH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream source = Files.newInputStream(file)) {
            return source.readNBytes(BEGINNING);
        }
    }

    private static List<Path> files(List<String> names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            Path path = Path.of(name);
            if (!Files.exists(path)) {
                throw new UsageException("There is no file " + name + ".");
            }
            try (Stream<Path> found = Files.walk(path)) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static void describe(StringBuilder text, Map<String, @Nullable Object> found) {
        text.append(found.get("file"))
                .append(": ")
                .append(found.get("format") == null ? "unknown" : found.get("format"));
        text.append('\n');
        found.forEach((name, value) -> {
            if (value instanceof List<?> rows) {
                rows.forEach(row -> describe(text, name, row));
            } else if (value != null && !SHOWN.contains(name)) {
                describe(text, name, value);
            }
        });
    }

    private static void describe(StringBuilder text, String name, Object value) {
        text.append("  ").append(name).append(' ').append(value).append('\n');
    }
}
