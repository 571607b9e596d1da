package org.tallystick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file named on the command line. */
final class InputFile {
    private InputFile() {}

    static byte[] read(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("There is no file " + name + ".");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
