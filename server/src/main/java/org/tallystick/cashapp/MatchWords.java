package org.tallystick.cashapp;

import java.util.List;
import org.tallystick.lib.matching.Explanations;
import org.tallystick.lib.matching.Sentence;

/** What the engine says, for people. */
final class MatchWords {
    /** The engine knows no accounts but those that stand for a payer a person has named; the page says that itself. */
    private static final String ACCOUNT = "payer.ACCOUNT";

    private MatchWords() {}

    static String of(List<Sentence> sentences) {
        return Explanations.english(sentences.stream()
                .filter(sentence -> !sentence.key().equals(ACCOUNT))
                .toList());
    }
}
