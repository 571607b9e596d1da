package org.tallystick.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a command is written, read from its own usage line, so that the two cannot differ: {@code CODE --name N [--dry-run]
 * [--map FILE] PATH...}. Values come before options; an option without a value is always in brackets; a value such as
 * {@code due|invoice} lists what may stand there.
 */
public record Syntax(String name, String usage, String summary, List<Part> parts) {
    private static final Pattern PART =
            Pattern.compile("(\\[)?(?:(--[a-z][a-z-]*)(?: ([^\\s\\[\\]]+?))?|([A-Z][A-Z-]*))(])?(\\.\\.\\.)?(?: |$)");

    /** One value or option; an option without a value is a flag. */
    record Part(String name, boolean option, @Nullable String value, boolean required, boolean repeated) {
        boolean flag() {
            return option && value == null;
        }

        List<String> choices() {
            return value != null && value.contains("|") ? Arrays.asList(value.split("\\|")) : List.of();
        }
    }

    public Syntax {
        parts = List.copyOf(parts);
    }

    /** {@code Syntax.of("company create", "CODE --name N", "adds a company")}. */
    public static Syntax of(String name, String usage, String summary) {
        var parts = new ArrayList<Part>();
        Matcher part = PART.matcher(usage);
        int end = 0;
        while (end < usage.length() && part.find() && part.start() == end) {
            parts.add(part(part));
            end = part.end();
        }
        if (end != usage.length()) {
            throw new IllegalArgumentException("cannot read the usage of " + name + " from: " + usage.substring(end));
        }
        return new Syntax(name, usage, summary, parts);
    }

    private static Part part(Matcher part) {
        boolean bracketed = part.group(1) != null;
        boolean repeated = part.group(6) != null;
        String option = part.group(2);
        return option == null
                ? new Part(part.group(4), false, part.group(4), !bracketed, repeated)
                : new Part(option, true, part.group(3), !bracketed, repeated);
    }

    Optional<Part> option(String word) {
        return parts.stream()
                .filter(part -> part.option() && part.name().equals(word))
                .findFirst();
    }

    List<Part> values() {
        return parts.stream().filter(part -> !part.option()).toList();
    }

    /** {@code ./tallystick company create CODE --name N}. */
    String line() {
        return ("./tallystick " + name + " " + usage).strip();
    }
}
