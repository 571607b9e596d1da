package org.tallystick.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words of documents and mails in one language; a language without words gets the English ones. */
public final class Texts {
    static final List<String> LANGUAGES = List.of("en", "de", "sv", "es");

    private static final Map<String, Map<String, String>> CATALOGUES =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, Texts::read));

    private final Locale locale;
    private final Map<String, String> words;

    private Texts(Locale locale, Map<String, String> words) {
        this.locale = locale;
        this.words = words;
    }

    /** The words for a language tag such as {@code de} or {@code de-AT}. */
    public static Texts of(String languageTag) {
        Locale wanted = Locale.forLanguageTag(languageTag);
        Map<String, String> words = CATALOGUES.get(wanted.getLanguage());
        return words == null ? new Texts(Locale.ENGLISH, catalogue("en")) : new Texts(wanted, words);
    }

    static Map<String, String> catalogue(String language) {
        return Objects.requireNonNull(CATALOGUES.get(language), language);
    }

    /** How figures and dates are written. */
    public Locale locale() {
        return locale;
    }

    /** The language of the words, such as {@code de}. */
    public String language() {
        return locale.getLanguage();
    }

    public String get(String key) {
        String text = words.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return text;
    }

    /** For words that may be the company's own: what it calls the thing itself, where the catalogue has no word. */
    public String getOr(String key, String own) {
        return words.getOrDefault(key, own);
    }

    /** The text with its places {@code {0}}, {@code {1}} filled; the parts are ready to read. */
    public String get(String key, String... parts) {
        return new MessageFormat(get(key), locale).format(parts);
    }

    private static Map<String, String> read(String language) {
        var properties = new Properties();
        String name = "/delivery/texts_" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
        var words = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return words;
    }
}
