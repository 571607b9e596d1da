package org.tallystick.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was written behind a command, checked against its syntax. Asked for by the names the usage line gives. */
public final class Arguments {
    private static final String JSON = "--json";

    private final Map<String, List<String>> given;
    private final boolean json;

    private Arguments(Map<String, List<String>> given, boolean json) {
        this.given = given;
        this.json = json;
    }

    /** Reads the words; throws a {@link UsageException} that names the first one that does not fit. */
    public static Arguments parse(Syntax syntax, List<String> words) {
        return new Reading(syntax).read(words);
    }

    /** The one value of a required part: {@code text("--name")}, {@code text("CODE")}. */
    public String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " is not required by the usage"));
    }

    public Optional<String> optional(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of a part that may be repeated. */
    public List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    /** True when the option was written. */
    public boolean has(String flag) {
        return given.containsKey(flag);
    }

    public Optional<LocalDate> date(String name) {
        return optional(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new UsageException(name + " takes a date such as 2026-01-31, not " + text + ".");
            }
        });
    }

    public Optional<Integer> number(String name) {
        return optional(name).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new UsageException(name + " takes a number, not " + text + ".");
            }
        });
    }

    public Optional<Path> path(String name) {
        return optional(name).map(Path::of);
    }

    /** True when the result is wanted as one JSON document. */
    public boolean json() {
        return json;
    }

    private static final class Reading {
        private final Syntax syntax;
        private final Map<String, List<String>> given = new LinkedHashMap<>();
        private final List<String> values = new ArrayList<>();
        private boolean json;

        Reading(Syntax syntax) {
            this.syntax = syntax;
        }

        Arguments read(List<String> words) {
            Iterator<String> rest = words.iterator();
            boolean options = true;
            while (rest.hasNext()) {
                String word = rest.next();
                if (options && word.equals("--")) {
                    options = false;
                } else if (options && word.startsWith("-") && word.length() > 1) {
                    option(word, rest);
                } else {
                    values.add(word);
                }
            }
            assignValues();
            syntax.parts().stream()
                    .filter(part -> part.required() && !given.containsKey(part.name()))
                    .findFirst()
                    .ifPresent(part -> {
                        throw new UsageException(part.name() + " is missing.");
                    });
            return new Arguments(given, json);
        }

        /** {@code --name value} or {@code --name=value}. */
        private void option(String word, Iterator<String> rest) {
            if (word.equals(JSON)) {
                json = true;
                return;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Syntax.Part part =
                    syntax.option(name).orElseThrow(() -> new UsageException("There is no option " + name + "."));
            if (part.flag()) {
                if (equals >= 0) {
                    throw new UsageException(name + " takes no value.");
                }
                keep(part, "");
            } else if (equals >= 0) {
                keep(part, word.substring(equals + 1));
            } else if (rest.hasNext()) {
                keep(part, rest.next());
            } else {
                throw new UsageException(name + " takes a value.");
            }
        }

        private void assignValues() {
            Iterator<String> rest = values.iterator();
            for (Syntax.Part part : syntax.values()) {
                do {
                    if (rest.hasNext()) {
                        keep(part, rest.next());
                    }
                } while (part.repeated() && rest.hasNext());
            }
            if (rest.hasNext()) {
                throw new UsageException("There is nothing to do with " + rest.next() + ".");
            }
        }

        private void keep(Syntax.Part part, String value) {
            if (!part.choices().isEmpty() && !part.choices().contains(value)) {
                throw new UsageException(part.name() + " takes one of: " + String.join(", ", part.choices()) + ".");
            }
            List<String> kept = given.computeIfAbsent(part.name(), name -> new ArrayList<>());
            if (!kept.isEmpty() && !part.repeated()) {
                throw new UsageException(part.name() + " was given twice.");
            }
            kept.add(value);
        }
    }
}
