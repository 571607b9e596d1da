package org.tallystick.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a measurement ran on, and how it is printed for programs. */
final class Machine {
    private Machine() {}

    static Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("commit", commit());
        description.put("cores", Runtime.getRuntime().availableProcessors());
        description.put("jvm", Runtime.version().toString());
        return description;
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? answer.strip() : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    static String json(Map<String, Object> document) {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}
