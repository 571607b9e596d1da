package org.tallystick.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.inspect.Inspection;
import org.tallystick.lib.x12.inspect.X12Inspection;

/** {@code inspect}: recognises files by their content and says what is in them and what is wrong with them. */
final class Inspect implements PureCommand {
    /** Those of the first line of a file, and its version. */
    private static final Set<String> SHOWN = Set.of("file", "format", "version");

    private static final int BEGINNING = 1_000;

    static final Syntax SYNTAX =
            Syntax.of("inspect", "PATH...", "recognises files and folders of files and lists what is wrong with them");

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        List<Object> documents = new ArrayList<>();
        var text = new StringBuilder();
        boolean problems = false;
        for (Path file : files(arguments.all("PATH"))) {
            Map<String, @Nullable Object> found = inspect(file);
            documents.add(found);
            problems |= Inspection.hasProblems(found);
            describe(text, found);
        }
        return new CommandResult(problems ? ExitCode.FINDINGS : ExitCode.DONE, documents, text.toString());
    }

    private static Map<String, @Nullable Object> inspect(Path file) {
        try (InputStream source = Files.newInputStream(file)) {
            return X12Inspection.recognises(source.readNBytes(BEGINNING))
                    ? X12Inspection.of(file.toString(), Files.newInputStream(file), Locale.ENGLISH)
                    : Inspection.of(file.toString(), ByteSource.of(file), Locale.ENGLISH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
