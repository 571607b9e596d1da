package org.tallystick.lib.matching;

import java.util.List;

/** A sentence to be shown: a message key and what stands in its gaps. */
public record Sentence(String key, List<String> arguments) {
    public Sentence {
        arguments = List.copyOf(arguments);
    }

    static Sentence of(String key, String... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
