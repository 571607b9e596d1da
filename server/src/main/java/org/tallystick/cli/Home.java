package org.tallystick.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder an installation lives in: {@code TALLYSTICK_HOME}, else {@code ~/.tallystick}. */
record Home(Path folder) {
    static Home ofProcess() {
        String named = System.getProperty("tallystick.home", System.getenv("TALLYSTICK_HOME"));
        Path folder = named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".tallystick")
                : Path.of(named);
        return new Home(folder.toAbsolutePath().normalize());
    }

    Path log() {
        return folder.resolve("tallystick.log");
    }

    void create() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a stack trace to the log; false when even that is impossible. */
    boolean note(Throwable trouble) {
        var trace = new StringWriter();
        trouble.printStackTrace(new PrintWriter(trace));
        try {
            Files.createDirectories(folder);
            Files.writeString(log(), trace.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
