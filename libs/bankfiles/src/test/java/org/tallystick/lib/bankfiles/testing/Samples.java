package org.tallystick.lib.bankfiles.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published sample files beside the repository; tests that need them are skipped where they are absent. */
public final class Samples {
    private static final String PROPERTY = "tallystick.samples";
    private static final JsonMapper JSON = new JsonMapper();

    private Samples() {}

    /** The folder of a format, such as {@code bank/camt053}. */
    public static Path folder(String name) {
        Optional<Path> samples = root();
        assumeTrue(samples.isPresent(), "no folder shared/samples beside the repository: set -D" + PROPERTY);
        return samples.orElseThrow().resolve(name);
    }

    private static Optional<Path> root() {
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            return Optional.of(Path.of(property));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path samples = folder.resolve("shared/samples");
            if (Files.isDirectory(samples)) {
                return Optional.of(samples);
            }
        }
        return Optional.empty();
    }

    public static List<Path> files(String folder) {
        Path root = folder(folder);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(root)) {
            found.filter(Files::isRegularFile).sorted().forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The files of a folder where it exists, else none: what is only better with them need not be skipped. */
    public static List<byte[]> present(String folder) {
        return root().isEmpty()
                ? List.of()
                : files(folder).stream()
                        .filter(file -> !file.toString().matches(".*\\.(json|md|yml|pydata)"))
                        .map(Samples::bytes)
                        .toList();
    }

    public static JsonNode json(Path file) {
        return JSON.readTree(file.toFile());
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
