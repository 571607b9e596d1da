package org.tallystick.lib.bankfiles.ofx;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one aggregate, by their names; of equal names the first one counts. */
final class Values {
    private static final int NAMES = 100;

    private final Map<String, String> texts = new HashMap<>();
    private final long line;

    /** An aggregate that begins on a line. */
    Values(long line) {
        this.line = line;
    }

    void add(String name, String text) {
        if (texts.size() < NAMES) {
            texts.putIfAbsent(name, text);
        }
    }

    @Nullable
    String get(String name) {
        return texts.get(name);
    }

    long line() {
        return line;
    }
}
