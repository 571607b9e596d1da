package org.tallystick;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository, as the house tests read them. */
final class Sources {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    private Sources() {}

    /** A file and its text; what is wrong with it is reported under its path. */
    record Source(Path path, String text) {
        String name() {
            return ROOT.relativize(path).toString();
        }

        /** Java without comments, text blocks and literals. */
        Source code() {
            String bare = TEXT_BLOCK.matcher(text).replaceAll("\"\"");
            bare = LITERAL.matcher(bare).replaceAll("\"\"");
            return new Source(path, COMMENT.matcher(bare).replaceAll(""));
        }

        /** The text blocks and literals of Java, one a line. */
        Source strings() {
            var strings = new StringBuilder();
            TEXT_BLOCK
                    .matcher(text)
                    .results()
                    .forEach(block -> strings.append(block.group(1)).append('\n'));
            LITERAL.matcher(TEXT_BLOCK.matcher(text).replaceAll(""))
                    .results()
                    .forEach(literal -> strings.append(literal.group(1)).append('\n'));
            return new Source(path, strings.toString());
        }

        /** SQL without comments. */
        Source statements() {
            return new Source(path, text.replaceAll("--[^\n]*", ""));
        }

        List<String> findings(Pattern pattern) {
            return pattern.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .map(found -> name() + ": " + found.strip())
                    .toList();
        }
    }

    /** Java of the server and the libraries that is shipped. */
    static List<Source> shippedJava() {
        return find(".java").stream()
                .filter(source -> source.name().contains("src/main/java"))
                .toList();
    }

    static List<Source> templates() {
        return find(".jte");
    }

    static List<Source> sql() {
        return find(".sql").stream()
                .filter(source -> source.name().contains("src/main/resources"))
                .toList();
    }

    /** Whatever we wrote ourselves with one of these endings. */
    static List<Source> find(String... endings) {
        List<Source> found = new ArrayList<>();
        for (String folder : List.of("server/src", "browser/src", "libs")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                        .filter(file -> !file.toString().contains("/target/"))
                        .filter(file -> !file.toString().contains("/static/vendor/"))
                        .sorted()
                        .forEach(file -> found.add(read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static Source read(Path file) {
        try {
            return new Source(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
