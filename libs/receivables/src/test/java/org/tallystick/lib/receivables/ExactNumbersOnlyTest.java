package org.tallystick.lib.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExactNumbersOnlyTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern BINARY_FRACTION =
            Pattern.compile("\\b(?:double|float|Double|Float|doubleValue|floatValue|DoubleStream)\\b");
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../money/src/main/java"));

    @Test
    @DisplayName("RULE-15 no double or float in money and receivables")
    void moneyIsNeverABinaryFraction() throws IOException {
        for (Path root : SOURCES) {
            List<Path> files = javaFiles(root);

            assertThat(files).as("sources in %s", root).isNotEmpty();
            for (Path file : files) {
                String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                assertThat(code).as(file.toString()).doesNotContainPattern(BINARY_FRACTION);
            }
        }
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
