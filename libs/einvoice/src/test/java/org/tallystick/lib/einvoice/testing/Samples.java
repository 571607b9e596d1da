package org.tallystick.lib.einvoice.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The published sample files beside the repository; tests that need them are skipped where they are absent. */
public final class Samples {
    private static final String PROPERTY = "tallystick.samples";

    private Samples() {}

    /** The files of a folder such as {@code einvoice/xrechnung}, by name. */
    public static SortedMap<String, byte[]> files(String folder) {
        Optional<Path> root = root();
        assumeTrue(root.isPresent(), "no folder shared/samples beside the repository: set -D" + PROPERTY);
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root.orElseThrow().resolve(folder))) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(root.orElseThrow().resolve(folder).relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
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
}
