package org.tallystick.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads a statement too long for the source it belongs to from the resources. */
public final class SqlFile {
    private SqlFile() {}

    /** The text of a resource such as {@code insights/aging.sql}. */
    public static String read(String path) {
        try (InputStream file = SqlFile.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
