package org.tallystick.lib.x12.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file beside these classes, without comments ({@code #}) and empty lines. */
final class GuideText {
    private GuideText() {}

    static List<String> lines(String name) {
        try (InputStream source = GuideText.class.getResourceAsStream(name)) {
            if (source == null) {
                throw new IllegalStateException("no file " + name);
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("\\s*#.*", "").stripTrailing())
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A guide, with the parts that its lines {@code @2300} name put in their place, as deep as these stand. */
    static List<String> guide(String name) {
        List<String> found = new ArrayList<>();
        for (String line : lines(name + ".guide")) {
            insert(name, line, found);
        }
        return found;
    }

    private static void insert(String name, String line, List<String> found) {
        String part = line.strip();
        if (!part.startsWith("@")) {
            found.add(line);
            return;
        }
        String depth = line.substring(0, line.indexOf('@'));
        String file = part.equals("@2320") ? "837.2320" : name + "." + part.substring(1);
        for (String inner : lines(file)) {
            insert(name, depth + inner, found);
        }
    }
}
