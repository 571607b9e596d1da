package org.tallystick.lib.bankfiles.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.lib.bankfiles.statement.DetailDraft;

/** A text in which known words begin its parts: {@code EREF+... SVWZ+...} or {@code /EREF/.../REMI/...}. */
final class Keywords {
    private final Words words;
    private final Pattern pattern;

    Keywords(String dialect, String before, String after) {
        words = new Words(dialect);
        pattern = words.pattern(before, after);
    }

    /** Whether the text begins with one of the words. */
    boolean begin(String text) {
        return pattern.matcher(text).lookingAt();
    }

    /** Adds the parts; what stands before the first word is free text. */
    void read(String text, DetailDraft draft) {
        Matcher found = pattern.matcher(text);
        Role role = Role.TEXT;
        int start = 0;
        while (found.find()) {
            add(role, text.substring(start, found.start()), draft);
            role = words.role(found.group(1));
            start = found.end();
        }
        add(role, text.substring(start), draft);
    }

    /** In {@code /BENM//NAME/...} the first word only says whose name follows. */
    private static void add(Role role, String part, DetailDraft draft) {
        String stripped = part.endsWith("/") ? part.substring(0, part.length() - 1) : part;
        if (!stripped.isBlank()) {
            role.add(stripped.strip(), draft);
        }
    }
}
