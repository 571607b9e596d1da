package org.tallystick.lib.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The English text of sentences, from {@code explanations.properties}. */
public final class Explanations {
    private static final Properties TEXTS = load();

    private Explanations() {}

    private static Properties load() {
        var texts = new Properties();
        try (InputStream file = Objects.requireNonNull(
                        Explanations.class.getResourceAsStream("explanations.properties"),
                        "explanations.properties is missing");
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    public static String english(Sentence sentence) {
        String text = Objects.requireNonNull(TEXTS.getProperty(sentence.key()), sentence.key() + " has no text");
        for (int i = 0; i < sentence.arguments().size(); i++) {
            text = text.replace("{" + i + "}", sentence.arguments().get(i));
        }
        return text;
    }

    public static String english(List<Sentence> sentences) {
        return sentences.stream().map(Explanations::english).collect(Collectors.joining(" "));
    }
}
