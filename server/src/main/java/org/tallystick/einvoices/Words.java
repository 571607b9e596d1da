package org.tallystick.einvoices;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The few words an electronic invoice holds, in the language of the document; a language without words gets the English ones. */
final class Words {
    static final List<String> LANGUAGES = List.of("en", "de", "sv", "es");

    private static final Map<String, Properties> CATALOGUES =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, Words::read));

    private final Properties words;

    private Words(Properties words) {
        this.words = words;
    }

    static Words of(String languageTag) {
        String language = Locale.forLanguageTag(languageTag).getLanguage();
        return new Words(CATALOGUES.getOrDefault(language, Objects.requireNonNull(CATALOGUES.get("en"))));
    }

    static Properties catalogue(String language) {
        return Objects.requireNonNull(CATALOGUES.get(language), language);
    }

    String get(String key, Object... parts) {
        String text = Objects.requireNonNull(words.getProperty(key), key);
        return new MessageFormat(text, Locale.ROOT).format(parts);
    }

    private static Properties read(String language) {
        String name = "/einvoices/words_" + language + ".properties";
        var properties = new Properties();
        try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
