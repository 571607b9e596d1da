package org.tallystick.scrubber;

import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule says of a draft, in a sentence; of one line when it names its charge. */
public record Said(String sentence, @Nullable UUID charge) {
    static Stream<Said> when(boolean fires, String sentence) {
        return fires ? Stream.of(new Said(sentence, null)) : Stream.empty();
    }

    static Said of(DraftLine line, String sentence) {
        return new Said("Line " + line.number() + ": " + sentence, line.charge());
    }
}
